import { addMonths } from '@maplebridge/directory';
import { daysIn, firstOfMonth, monthsIn, plusDays } from '../domain/figures/periods.ts';
import { type Grain, type RollupKey, type RollupSpan, rollupKey } from '../domain/rollup.ts';

/** The stations whose rollups are read. */
export interface Stations {
  readonly ids: readonly string[];
  /** How many stations the city has: a query over a span reads them all. */
  readonly outOf: number;
  /** Whether the leaves for officers alone are wanted too. */
  readonly restricted: boolean;
}

/**
 * What a rollup of a busy station takes, in bytes, rounded up: a name and a number take some 30 bytes, a rollup of sums has 31 of them at
 * most, one of a day about as many, the details of a month about 100.
 */
const leafBytes: Readonly<Record<Grain, number>> = { day: 1024, month: 1024, 'month-detail': 3072 };

/** DynamoDB: half a read unit for each 4 KB, eventually consistent; rounded up for each item read by key, but once for a query. */
const bytesPerUnit = 8192;
const unitsPerKey = 0.5;

/**
 * The read units that one call may use for leaves. 1200 are some 10 MB: about ten pages of a query one after the other, which fit
 * the ten seconds of a function with room to spare, and less than half of the 3000 a second that DynamoDB gives one partition.
 */
export const mostReadUnits = 1200;

export interface ReadPlan {
  readonly way: 'by-key' | 'by-span';
  readonly units: number;
}

/** The cheaper way to read leaves, and about how many read units it takes. */
export function planOf(span: RollupSpan, { ids, outOf, restricted }: Stations): ReadPlan {
  const periods = periodsIn(span);
  const byKey = periods * ids.length * (restricted ? 2 : 1) * unitsPerKey;
  const bySpan = (periods * outOf * leafBytes[span.grain]) / bytesPerUnit;
  return byKey < bySpan ? { way: 'by-key', units: byKey } : { way: 'by-span', units: bySpan };
}

/** The key of every rollup there may be. */
export const keysOf = (
  rebuildVersion: number,
  span: RollupSpan,
  { ids, restricted }: Stations,
): RollupKey[] =>
  periodsOf(span).flatMap((day) =>
    ids.flatMap((station) => [
      rollupKey(rebuildVersion, span.grain, day, station),
      ...(restricted ? [rollupKey(rebuildVersion, span.grain, day, station, true)] : []),
    ]),
  );

const periodsIn = ({ grain, from, to }: RollupSpan): number =>
  grain === 'day' ? daysIn({ from, to }) : monthsIn({ from, to });

/** The first day of each period. */
function periodsOf({ grain, from, to }: RollupSpan): string[] {
  const next = (day: string) => (grain === 'day' ? plusDays(day, 1) : addMonths(day, 1));
  const periods: string[] = [];
  for (let day = grain === 'day' ? from : firstOfMonth(from); day <= to; day = next(day)) periods.push(day);
  return periods;
}
