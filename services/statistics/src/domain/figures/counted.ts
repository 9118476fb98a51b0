import type { Rollup } from '../rollup.ts';

/** The sum of some rollups. */
export interface Counted {
  /** By name as in a rollup; negative while a correction has arrived before the event that it corrects. */
  readonly counts: ReadonlyMap<string, number>;
  readonly facts: number;
  /** When the latest event was counted; null if there is none. */
  readonly asOf: string | null;
  /** Whether any rollup among them holds a negative count. */
  readonly provisional: boolean;
}

/** Sums rollups with their signs, so that days add up to their month in whatever order events arrived. */
export function counted(rollups: Iterable<Rollup>): Counted {
  const counts = new Map<string, number>();
  let facts = 0;
  let asOf: string | null = null;
  let provisional = false;
  for (const rollup of rollups) {
    for (const [name, n] of Object.entries(rollup.counts)) {
      counts.set(name, (counts.get(name) ?? 0) + n);
      provisional ||= n < 0;
    }
    facts += rollup.facts;
    if (asOf === null || rollup.countedAt > asOf) asOf = rollup.countedAt;
  }
  return { counts, facts, asOf, provisional };
}

/** A count for display: never below zero. */
export const countIn =
  ({ counts }: Pick<Counted, 'counts'>) =>
  (name: string): number =>
    Math.max(0, counts.get(name) ?? 0);
