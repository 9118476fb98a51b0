import type { HazardView } from '@maplebridge/contracts/hazard';
import type { Hazard } from '../../hazard/state.ts';
import { hazardSummary } from '../../read-model/hazards.ts';

/** What a caller may see of a hazard besides its state. */
export interface Known {
  /** The description of the hazard. */
  readonly notes: string | null;
  /** The other records of its personal data, by note key. */
  readonly kept: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly inspection: string | undefined;
  /** Whether the caller may read the telephone number of the responsible person. */
  readonly phones: boolean;
  /** Whether the caller may read why the hazard was dismissed. */
  readonly dismissal: boolean;
}

/** The words of the five requirements. */
type OrderWords = Pick<NonNullable<HazardView['order']>, 'measures' | 'responsible' | 'contingencyPlan'>;

/** A hazard as callers see it. */
export function presentHazard(id: string, state: Hazard, known: Known): HazardView {
  const { recurrenceOf, similar, grading, photos, rectifications, reviews, end } = state;
  const { notes, inspection, kept } = known;
  return {
    ...hazardSummary(id, state),
    notes,
    ...(inspection && { inspection }),
    ...(recurrenceOf && { recurrenceOf }),
    similar: [...similar],
    majorItems: [...(grading?.items ?? [])],
    ...order(state, known),
    photos: photos.map((it) => ({ ...it })),
    rectifications: rectifications.map(({ at, note }) => ({ at, notes: wordsOf(kept, note) })),
    reviews: reviews.map(({ at, passed, note }) => ({ at, passed, notes: wordsOf(kept, note) })),
    ...(end?.note && known.dismissal && { dismissal: wordsOf(kept, end.note) }),
    ...(end && { closedAt: end.at }),
    ...(end?.onTime !== undefined && { onTime: end.onTime }),
  };
}

/** The words under a note key; null if they were erased. */
function wordsOf(kept: Known['kept'], note: string): string | null {
  const words = kept.get(note)?.words;
  return typeof words === 'string' ? words : null;
}

function order(
  { order: it }: Hazard,
  { kept, phones }: Pick<Known, 'kept' | 'phones'>,
): Pick<HazardView, 'order'> | undefined {
  if (!it) return undefined;
  const { fundsYuan, deadline, stop, note } = it;
  const words = (kept.get(note) ?? {}) as Partial<OrderWords>;
  const { measures = null, contingencyPlan = null } = words;
  const responsible = words.responsible ? { ...words.responsible, ...(!phones && { phone: null }) } : null;
  const extensions = it.extensions.map(({ at, note: why }) => ({ at, reason: wordsOf(kept, why) }));
  return { order: { measures, fundsYuan, deadline, responsible, contingencyPlan, stop, extensions } };
}
