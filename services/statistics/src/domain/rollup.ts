/**
 * There is a rollup for each station and day, and for each station and month; every other figure is a sum of them. A day's rollup
 * holds totals and details together. A month has two rollups, one for totals and one for details: most queries need the totals only,
 * and a year of a whole city's totals is then one query.
 */
export type Grain = 'day' | 'month' | 'month-detail';

export interface RollupKey {
  readonly pk: string;
  readonly sk: string;
}

/** The counts of one station for one day or month. */
export interface Rollup {
  readonly district: string;
  readonly station: string;
  /** Readable only by the officers of the station. The station has a second rollup of the same period for everyone else. */
  readonly restricted?: true;
  /** `2019-05-21` or `2019-05` */
  readonly period: string;
  /**
   * By name: a counter (`cases.settled`), a counter for one value of a dimension (`cases.settled/category=neighbour`), or a histogram
   * bin of a duration (`cases.settle/3`). A missing name means zero. A count is negative while a correction has arrived before the
   * event that it corrects.
   */
  readonly counts: Readonly<Record<string, number>>;
  /** How many events were added to it. */
  readonly facts: number;
  /** When the latest event was counted, RFC 3339. */
  readonly countedAt: string;
}

/** Rollups of a grain from one day to another, both included. A month is read whole if either day lies in it. */
export interface RollupSpan {
  readonly grain: Grain;
  readonly from: string;
  readonly to: string;
}

/** All rollups of a grain share one partition, sorted by time: any area and span is one query. */
export const rollupPartition = (rebuildVersion: number, grain: Grain): string =>
  `g${rebuildVersion}#${grain}`;

export const periodOf = (grain: Grain, day: string): string => (grain === 'day' ? day : day.slice(0, 7));

const restrictedSuffix = '#restricted';

/** Restricted counts have a rollup of their own, so that the open rollup of the same period reveals nothing about them. */
export const rollupKey = (
  rebuildVersion: number,
  grain: Grain,
  day: string,
  station: string,
  restricted?: true,
): RollupKey => ({
  pk: rollupPartition(rebuildVersion, grain),
  sk: `${periodOf(grain, day)}#${station}${restricted ? restrictedSuffix : ''}`,
});

export const isRestricted = ({ sk }: Pick<RollupKey, 'sk'>): boolean => sk.endsWith(restrictedSuffix);
