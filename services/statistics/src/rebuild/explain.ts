import { type CountableEvent, eventId } from '../domain/counting/countable-event.ts';
import { additionsOf, rollupId, summed } from '../store/additions.ts';
import { countableEventOf, type ProcessedEvent, rebuildVersionOf } from '../store/processed-event.ts';
import { type Counts, countsOf, excess, isSame, type RollupPair } from './compare.ts';

/** Why an event makes a difference. */
export type Why = 'counted in the new one alone' | 'counted in the old one alone' | 'counted by other rules';

export interface EventDifference {
  /** `<stream>#<version>` */
  readonly event: string;
  readonly type: string;
  readonly at: string;
  readonly why: Why;
}

/** A rollup that differs, and the events that cause the difference. */
export interface Explained extends RollupPair {
  readonly events: readonly EventDifference[];
  /** What a rollup holds more (or less) than the sum of its processed-event records: no event explains it. */
  readonly beyondProcessedEvents: { readonly old: Counts; readonly made: Counts };
}

export const isExplained = ({ beyondProcessedEvents: { old, made } }: Explained): boolean =>
  isSame(old, made) && isSame(old, {});

/** What one event adds to the differing rollups, in either rebuild version. */
interface Sides {
  readonly fact: CountableEvent;
  readonly old?: ReadonlyMap<string, Counts>;
  readonly made?: ReadonlyMap<string, Counts>;
}

/** Collects from processed-event records what explains differing rollups; only events that touch those rollups are kept. */
export function explanation(pairs: readonly RollupPair[], rebuildVersions: { old: number; made: number }) {
  const wanted = new Set(pairs.map(rollupId));
  const events = new Map<string, Sides>();
  const sums = { old: new Map<string, Counts>(), made: new Map<string, Counts>() };

  function hear(processedEvent: ProcessedEvent): void {
    const rebuildVersion = rebuildVersionOf(processedEvent.stream);
    const side = rebuildVersion === rebuildVersions.old ? 'old' : 'made';
    if (rebuildVersion !== rebuildVersions[side]) return;
    const fact = countableEventOf(processedEvent);
    const added = new Map(
      [...summed(additionsOf(fact.increments))]
        .filter(([id]) => wanted.has(id))
        .map(([id, addition]) => [id, countsOf(addition)]),
    );
    if (added.size === 0) return;
    for (const [id, counts] of added) sums[side].set(id, plus(sums[side].get(id) ?? {}, counts));
    events.set(eventId(fact), { fact, ...events.get(eventId(fact)), [side]: added });
  }

  const explained = (): Explained[] =>
    pairs.map((pair) => {
      const id = rollupId(pair);
      return {
        ...pair,
        events: [...events.values()].flatMap((it) => differenceIn(id, it)),
        beyondProcessedEvents: {
          old: excess(sums.old.get(id) ?? {}, pair.old),
          made: excess(sums.made.get(id) ?? {}, pair.made),
        },
      };
    });

  return { hear, explained };
}

const plus = (a: Counts, b: Counts): Counts => {
  const sum: Record<string, number> = { ...a };
  for (const [name, n] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + n;
  return sum;
};

function differenceIn(id: string, { fact, old, made }: Sides): EventDifference[] {
  const [before, now] = [old?.get(id), made?.get(id)];
  if (isSame(before ?? {}, now ?? {})) return [];
  const { type, at } = fact;
  return [{ event: eventId(fact), type, at, why: whyOf(old, made) }];
}

function whyOf(old: Sides['old'], made: Sides['made']): Why {
  if (!old) return 'counted in the new one alone';
  return made ? 'counted by other rules' : 'counted in the old one alone';
}
