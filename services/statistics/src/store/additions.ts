import type { Tally } from '../counting/tally.ts';
import { type Grain, periodOf } from '../leaf.ts';

/** What is added to one leaf. */
export interface Addition {
  readonly grain: Grain;
  readonly district: string;
  readonly station: string;
  /** For the officers of the station alone. */
  readonly restricted?: true;
  /** `2019-05-21` or `2019-05`, as the grain has it. */
  readonly period: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly facts: number;
}

/** A detail names a counter and a value of it, a sum the counter alone. */
const isDetail = (name: string): boolean => name.includes('/');

/** Which of what is counted stands in a leaf of each grain. */
const holds: Readonly<Record<Grain, (name: string) => boolean>> = {
  day: () => true,
  month: (name) => !isDetail(name),
  'month-detail': isDetail,
};
export const grains = Object.keys(holds) as readonly Grain[];

/** By which leaves of different generations are compared. */
export const leafId = ({ grain, period, station, restricted }: LeafPlace): string =>
  `${grain} ${period} ${station}${restricted ? ' restricted' : ''}`;
type LeafPlace = Pick<Addition, 'grain' | 'period' | 'station' | 'restricted'>;

/** What tallies add to each leaf. */
export const additionsOf = (tallies: readonly Tally[]): Addition[] =>
  tallies.flatMap(({ day, district, station, restricted, counts }) =>
    grains.flatMap((grain) => {
      const own = Object.entries(counts).filter(([name, n]) => n !== 0 && holds[grain](name));
      if (own.length === 0) return [];
      const place = { grain, district, station, ...(restricted && { restricted }) };
      return [{ ...place, period: periodOf(grain, day), counts: Object.fromEntries(own), facts: 1 }];
    }),
  );

/** Sums additions by leaf. */
export function summed(additions: Iterable<Addition>): Map<string, Addition> {
  const leaves = new Map<string, Addition>();
  for (const addition of additions) {
    const id = leafId(addition);
    const before = leaves.get(id);
    leaves.set(id, before ? together(before, addition) : addition);
  }
  return leaves;
}

function together(a: Addition, b: Addition): Addition {
  const counts = { ...a.counts };
  for (const [name, n] of Object.entries(b.counts)) counts[name] = (counts[name] ?? 0) + n;
  return { ...a, counts, facts: a.facts + b.facts };
}
