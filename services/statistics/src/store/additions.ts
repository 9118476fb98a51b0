import type { Increment } from '../domain/counting/increment.ts';
import { type Grain, periodOf } from '../domain/rollup.ts';

/** What is added to one rollup. */
export interface Addition {
  readonly grain: Grain;
  readonly district: string;
  readonly station: string;
  /** Readable only by the officers of the station. */
  readonly restricted?: true;
  /** `2019-05-21` or `2019-05`, as the grain has it. */
  readonly period: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly facts: number;
}

/** A detail names a counter and a dimension value or bin; a total names only the counter. */
const isDetail = (name: string): boolean => name.includes('/');

/** Which counts a rollup of each grain holds. */
const holds: Readonly<Record<Grain, (name: string) => boolean>> = {
  day: () => true,
  month: (name) => !isDetail(name),
  'month-detail': isDetail,
};
export const grains = Object.keys(holds) as readonly Grain[];

/** Identifies the same rollup in different rebuild versions. */
export const rollupId = ({ grain, period, station, restricted }: RollupPlace): string =>
  `${grain} ${period} ${station}${restricted ? ' restricted' : ''}`;
type RollupPlace = Pick<Addition, 'grain' | 'period' | 'station' | 'restricted'>;

/** What increments add to each rollup. */
export const additionsOf = (increments: readonly Increment[]): Addition[] =>
  increments.flatMap(({ day, district, station, restricted, counts }) =>
    grains.flatMap((grain) => {
      const own = Object.entries(counts).filter(([name, n]) => n !== 0 && holds[grain](name));
      if (own.length === 0) return [];
      const place = { grain, district, station, ...(restricted && { restricted }) };
      return [{ ...place, period: periodOf(grain, day), counts: Object.fromEntries(own), facts: 1 }];
    }),
  );

/** Sums additions by rollup. */
export function summed(additions: Iterable<Addition>): Map<string, Addition> {
  const rollups = new Map<string, Addition>();
  for (const addition of additions) {
    const id = rollupId(addition);
    const before = rollups.get(id);
    rollups.set(id, before ? together(before, addition) : addition);
  }
  return rollups;
}

function together(a: Addition, b: Addition): Addition {
  const counts = { ...a.counts };
  for (const [name, n] of Object.entries(b.counts)) counts[name] = (counts[name] ?? 0) + n;
  return { ...a, counts, facts: a.facts + b.facts };
}
