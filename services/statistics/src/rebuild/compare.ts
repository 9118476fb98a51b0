import type { Grain, Leaf } from '../leaf.ts';
import { leafId } from '../store/additions.ts';

/** By counter; `facts` is among them. */
export type Counts = Readonly<Record<string, number>>;

/** A leaf that holds not the same in two generations. */
export interface LeafPair {
  readonly grain: Grain;
  readonly period: string;
  readonly station: string;
  readonly restricted?: true;
  readonly old: Counts;
  readonly made: Counts;
}

/** What a leaf counts, with the number of its facts, without zeros. */
export const countsOf = ({ counts, facts }: Pick<Leaf, 'counts' | 'facts'>): Counts =>
  nonzero({ ...counts, facts });

export const nonzero = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0));

/** By counter, what `b` holds more than `a`; {} when they hold the same. */
export function excess(a: Counts, b: Counts): Counts {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return nonzero(Object.fromEntries([...names].map((name) => [name, (b[name] ?? 0) - (a[name] ?? 0)])));
}

export const isSame = (a: Counts, b: Counts): boolean => Object.keys(excess(a, b)).length === 0;

/** The leaves of one grain that differ. */
export function differing(grain: Grain, old: readonly Leaf[], made: readonly Leaf[]): LeafPair[] {
  const pairs = new Map<string, LeafPair>();
  const put = (leaf: Leaf, side: 'old' | 'made') => {
    const { period, station, restricted } = leaf;
    const place = { grain, period, station, ...(restricted && { restricted }) };
    const id = leafId(place);
    pairs.set(id, {
      ...(pairs.get(id) ?? { ...place, old: {}, made: {} }),
      [side]: countsOf(leaf),
    });
  };
  for (const leaf of old) put(leaf, 'old');
  for (const leaf of made) put(leaf, 'made');
  return [...pairs.values()].filter((pair) => !isSame(pair.old, pair.made));
}
