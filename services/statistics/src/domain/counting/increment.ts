/**
 * What one event adds to the rollups of one day at one station. An event that corrects an earlier count has several. Addition is
 * commutative: late and reordered events lead to the same sums.
 */
export interface Increment {
  /** The calendar day in the city, `2019-05-21`. */
  readonly day: string;
  readonly district: string;
  readonly station: string;
  /** Readable only by the officers of the station. */
  readonly restricted?: true;
  /** By name as in a rollup: totals (`cases.settled`) and details (`cases.settled/category=neighbour`, `cases.settle/3`). */
  readonly counts: Readonly<Record<string, number>>;
}
