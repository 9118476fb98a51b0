import type { Grain, Rollup } from '../domain/rollup.ts';
import { rollupId } from '../store/additions.ts';

/** By counter; `facts` is among them. */
export type Counts = Readonly<Record<string, number>>;

/** A rollup that differs between two rebuild versions. */
export interface RollupPair {
  readonly grain: Grain;
  readonly period: string;
  readonly station: string;
  readonly restricted?: true;
  readonly old: Counts;
  readonly made: Counts;
}

/** The counts of a rollup and its number of events, without zeros. */
export const countsOf = ({ counts, facts }: Pick<Rollup, 'counts' | 'facts'>): Counts =>
  nonzero({ ...counts, facts });

export const nonzero = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0));

/** By counter, `b` minus `a`; {} if they are equal. */
export function excess(a: Counts, b: Counts): Counts {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return nonzero(Object.fromEntries([...names].map((name) => [name, (b[name] ?? 0) - (a[name] ?? 0)])));
}

export const isSame = (a: Counts, b: Counts): boolean => Object.keys(excess(a, b)).length === 0;

/** The rollups of one grain that differ. */
export function differing(grain: Grain, old: readonly Rollup[], made: readonly Rollup[]): RollupPair[] {
  const pairs = new Map<string, RollupPair>();
  const put = (rollup: Rollup, side: 'old' | 'made') => {
    const { period, station, restricted } = rollup;
    const place = { grain, period, station, ...(restricted && { restricted }) };
    const id = rollupId(place);
    pairs.set(id, {
      ...(pairs.get(id) ?? { ...place, old: {}, made: {} }),
      [side]: countsOf(rollup),
    });
  };
  for (const rollup of old) put(rollup, 'old');
  for (const rollup of made) put(rollup, 'made');
  return [...pairs.values()].filter((pair) => !isSame(pair.old, pair.made));
}
