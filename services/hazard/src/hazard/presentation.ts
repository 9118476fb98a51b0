import type { HazardSummary, HazardView } from '@maplebridge/contracts/hazard';
import { escalatedTo } from './escalation.ts';
import type { Hazard } from './state.ts';

export function summary(id: string, state: Hazard): HazardSummary {
  const { kind, source, enterprise, unit, clause, area, park, status, grading, end } = state;
  const { foundAt, updatedAt, order, recurrenceOf } = state;
  const climbed = escalatedTo(state);
  return {
    id,
    kind,
    source,
    ...(enterprise && { enterprise }),
    ...(unit && { unit }),
    ...(clause && { clause }),
    area,
    park,
    status,
    ...(grading && { grade: grading.grade }),
    listed: state.listedBy !== undefined,
    foundAt,
    updatedAt,
    ...(order && !end && { dueAt: order.deadline }),
    overdue: climbed !== undefined,
    ...(climbed && { escalatedTo: climbed }),
    recurrence: recurrenceOf !== undefined,
    ...(end && { outcome: end.outcome }),
  };
}

/** What the dossier has of a hazard; null or undefined where it has it no more. */
export interface HazardWords {
  readonly notes: string | null;
  readonly order?: Partial<OrderWords> | undefined;
}

/** The words of the five musts. */
export type OrderWords = Pick<
  NonNullable<HazardView['order']>,
  'measures' | 'responsible' | 'contingencyPlan'
>;

/** A hazard as callers see it. */
export function presentHazard(id: string, state: Hazard, words: HazardWords): HazardView {
  const { recurrenceOf, similar, grading, photos, reviews, end } = state;
  return {
    ...summary(id, state),
    notes: words.notes,
    ...(recurrenceOf && { recurrenceOf }),
    similar: [...similar],
    majorItems: [...(grading?.items ?? [])],
    ...order(state, words),
    photos: photos.map((it) => ({ ...it })),
    reviews: reviews.map(({ at, passed }) => ({ at, passed })),
    ...(end && { closedAt: end.at }),
    ...(end?.onTime !== undefined && { onTime: end.onTime }),
  };
}

function order(
  { order: it }: Hazard,
  { order: words = {} }: HazardWords,
): Pick<HazardView, 'order'> | undefined {
  if (!it) return undefined;
  const { fundsYuan, deadline, stop, extensions } = it;
  const { measures = null, responsible = null, contingencyPlan = null } = words;
  return { order: { measures, fundsYuan, deadline, responsible, contingencyPlan, stop, extensions } };
}
