/**
 * Leaves are kept for each station by day and by month; all else is a sum of them. A day's rollup holds sums and details, so does
 * a month in two leaves: most questions need its sums alone, and a year of a city's sums is one query.
 */
export type Grain = 'day' | 'month' | 'month-detail';

export interface RollupKey {
  readonly pk: string;
  readonly sk: string;
}

/** What happened at a station in one day or month. */
export interface Rollup {
  readonly district: string;
  readonly station: string;
  /** For the officers of the station alone; the station has another rollup of the same period for everyone. */
  readonly restricted?: true;
  /** `2019-05-21` or `2019-05` */
  readonly period: string;
  /**
   * By name: a counter (`cases.settled`), a counter of one value (`cases.settled/category=neighbour`), or a bin of a span
   * (`cases.settle/3`). Zero where it is missing. Below zero where a correction was heard before what it corrects.
   */
  readonly counts: Readonly<Record<string, number>>;
  /** How many facts were added to it. */
  readonly facts: number;
  /** When the latest of them was counted, RFC 3339. */
  readonly countedAt: string;
}

/** Rollups of a grain from one day to another, both included. A month is read whole if either day lies in it. */
export interface RollupSpan {
  readonly grain: Grain;
  readonly from: string;
  readonly to: string;
}

/** All leaves of a grain lie under one key in order of time, so that any area and span is one query. */
export const rollupPartition = (rebuildVersion: number, grain: Grain): string =>
  `g${rebuildVersion}#${grain}`;

export const periodOf = (grain: Grain, day: string): string => (grain === 'day' ? day : day.slice(0, 7));

const restrictedEnding = '#restricted';

/** What only the officers of a station may know lies beside its other rollup of the period, which so shows nothing of it. */
export const rollupKey = (
  rebuildVersion: number,
  grain: Grain,
  day: string,
  station: string,
  restricted?: true,
): RollupKey => ({
  pk: rollupPartition(rebuildVersion, grain),
  sk: `${periodOf(grain, day)}#${station}${restricted ? restrictedEnding : ''}`,
});

export const isRestricted = ({ sk }: Pick<RollupKey, 'sk'>): boolean => sk.endsWith(restrictedEnding);
