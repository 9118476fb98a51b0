import { addMonths } from '@maplebridge/directory';
import { daysIn, firstOfMonth, monthsIn, plusDays } from '../domain/figures/periods.ts';
import { type Grain, type RollupKey, type RollupSpan, rollupKey } from '../domain/rollup.ts';

/** The stations whose rollups are read. */
export interface Stations {
  readonly ids: readonly string[];
  /** How many stations the city has: a query over a span reads them all. */
  readonly outOf: number;
  /** Whether to read the restricted rollups too. */
  readonly restricted: boolean;
}

/**
 * The size of a busy station's rollup in bytes, rounded up: a name and a number take about 30 bytes. A rollup of totals has at most 31
 * of them, one of a day about as many, and the details of a month about 100.
 */
const rollupBytes: Readonly<Record<Grain, number>> = { day: 1024, month: 1024, 'month-detail': 3072 };

/** DynamoDB: half a read unit for each 4 KB, eventually consistent; rounded up for each item read by key, but once for a query. */
const bytesPerUnit = 8192;
const unitsPerKey = 0.5;

/**
 * The read units that one call may use for rollups. 1200 units are about 10 MB, or ten sequential query pages. That fits well within
 * the function's timeout of ten seconds, and is less than half of the 3000 units a second that DynamoDB allows one partition.
 */
export const mostReadUnits = 1200;

export interface ReadPlan {
  readonly way: 'by-key' | 'by-span';
  readonly units: number;
}

/** The cheaper way to read rollups, and its estimated read units. */
export function planOf(span: RollupSpan, { ids, outOf, restricted }: Stations): ReadPlan {
  const periods = periodsIn(span);
  const byKey = periods * ids.length * (restricted ? 2 : 1) * unitsPerKey;
  const bySpan = (periods * outOf * rollupBytes[span.grain]) / bytesPerUnit;
  return byKey < bySpan ? { way: 'by-key', units: byKey } : { way: 'by-span', units: bySpan };
}

/** The key of every rollup that may exist. */
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
