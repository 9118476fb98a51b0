import type { Rollup } from '../rollup.ts';

/** What some leaves hold together. */
export interface Counted {
  /** By name as in a rollup; below zero for as long as a correction was heard and what it corrects was not. */
  readonly counts: ReadonlyMap<string, number>;
  readonly facts: number;
  /** When the latest fact was counted; null when there is none. */
  readonly asOf: string | null;
  /** Whether a rollup among them is below zero somewhere. */
  readonly provisional: boolean;
}

/** Adds leaves up, with their signs: so days add up to their month whatever was heard first. */
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

/** A count as it is shown: never below zero. */
export const countIn =
  ({ counts }: Pick<Counted, 'counts'>) =>
  (name: string): number =>
    Math.max(0, counts.get(name) ?? 0);
