import type { Leaf } from '../leaf.ts';

/** What some leaves hold together. */
export interface Counted {
  /** By name as in a leaf; below zero for as long as a correction was heard and what it corrects was not. */
  readonly counts: ReadonlyMap<string, number>;
  readonly facts: number;
  /** When the latest fact was counted; null when there is none. */
  readonly asOf: string | null;
  /** Whether a leaf among them is below zero somewhere. */
  readonly provisional: boolean;
}

/** Adds leaves up, with their signs: so days add up to their month whatever was heard first. */
export function counted(leaves: Iterable<Leaf>): Counted {
  const counts = new Map<string, number>();
  let facts = 0;
  let asOf: string | null = null;
  let provisional = false;
  for (const leaf of leaves) {
    for (const [name, n] of Object.entries(leaf.counts)) {
      counts.set(name, (counts.get(name) ?? 0) + n);
      provisional ||= n < 0;
    }
    facts += leaf.facts;
    if (asOf === null || leaf.countedAt > asOf) asOf = leaf.countedAt;
  }
  return { counts, facts, asOf, provisional };
}

/** A count as it is shown: never below zero. */
export const countIn =
  ({ counts }: Pick<Counted, 'counts'>) =>
  (name: string): number =>
    Math.max(0, counts.get(name) ?? 0);
