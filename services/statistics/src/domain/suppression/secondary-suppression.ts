import {
  type Combination,
  changedBy,
  type Event,
  type Events,
  events,
  over,
  type PublishedCount,
  steps,
} from './counts.ts';
import { changedPlaces, type Move } from './moves.ts';

/** The cost of hiding a count at each place: zero if it is hidden already. */
export type Prices = Readonly<Record<PublishedCount, Float64Array>>;

/** A figure that must be possible at a value greater by `by`, or smaller if it is negative. */
export interface Target {
  readonly secret: Combination;
  readonly sign: number;
  readonly by: number;
}

const detailed = steps.map((step) => ({
  step,
  counts: changedBy(step),
  parts: events.flatMap((event) => (step[event] ? [[event, step[event] ?? 0] as const] : [])),
}));
type Step = (typeof detailed)[number];

interface Change {
  readonly step: Step;
  readonly move: Move;
  readonly times: number;
}

/**
 * Secondary suppression: changes the true table step by step, with the cheapest moves, into an alternative table that reaches the
 * target, and hides every count that differs between the two. A move that adds from nowhere is always possible, so one always exists.
 */
export function suppress(
  actual: readonly Events[],
  prices: Prices,
  moves: readonly Move[],
  { secret, sign, by }: Target,
): void {
  const alternative = new Map<number, Record<Event, number>>();
  const at = (place: number) => alternative.get(place) ?? (actual[place] as Events);
  const fitting = detailed.filter(({ step }) => over(secret, step) === sign);
  for (let missing = by; missing > 0; ) {
    const { step, move, times } = best(fitting, moves, prices, at, missing);
    for (const [place, corner] of move.corners()) {
      const events: Record<Event, number> = { ...at(place) };
      for (const [event, part] of step.parts) events[event] += corner * part * times;
      alternative.set(place, events);
    }
    const changed = changedPlaces(move);
    for (const count of step.counts) for (const place of changed) prices[count][place] = 0;
    missing -= times;
  }
}

/** The change with the lowest cost per added unit; the first of equals. */
function best(
  fitting: readonly Step[],
  moves: readonly Move[],
  prices: Prices,
  at: (place: number) => Events,
  most: number,
): Change {
  let found: Change | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const step of fitting) {
    for (const move of moves) {
      const cost = costOf(move, step, prices, least * most);
      if (cost >= least * most) continue;
      const times = Math.min(most, possible(move, step, at));
      if (cost >= least * times || times === 0) continue;
      found = { step, move, times };
      if (cost === 0) return found;
      least = cost / times;
    }
  }
  if (!found) throw new Error('a move from nowhere is always possible');
  return found;
}

/** The cost of hiding everything a move changes; stops counting at `limit`. */
function costOf({ rows, columns, more }: Move, { counts }: Step, prices: Prices, limit: number): number {
  let cost = 0;
  for (const count of counts) {
    const price = prices[count];
    for (const row of rows) {
      for (const column of columns) cost += price[row + column] ?? 0;
      if (cost >= limit) return cost;
    }
    for (const place of more) cost += price[place] ?? 0;
  }
  return cost;
}

/** How often a move can be repeated before a count becomes negative. */
function possible(move: Move, { parts }: Step, at: (place: number) => Events): number {
  let times = Number.POSITIVE_INFINITY;
  for (const [place, corner] of move.corners()) {
    for (const [event, part] of parts) {
      if (corner * part < 0) times = Math.min(times, at(place)[event]);
    }
  }
  return times;
}
