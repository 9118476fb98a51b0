/**
 * What one event adds to the leaves of one day at one station. An event has several where it corrects what was counted
 * elsewhere; adding them is commutative, so that late, repeated and reordered events lead to the same sums.
 */
export interface Increment {
  /** The calendar day in the city, `2019-05-21`. */
  readonly day: string;
  readonly district: string;
  readonly station: string;
  /** For the officers of the station alone. */
  readonly restricted?: true;
  /** By name as in a rollup: sums (`cases.settled`) and details (`cases.settled/category=neighbour`, `cases.settle/3`). */
  readonly counts: Readonly<Record<string, number>>;
}
