import { type Combination, countOf, type PublishedCount, publishedCounts } from './counts.ts';
import type { Shown } from './protect.ts';
import { figureAt, placesOf, type Table } from './table.ts';

/** Exact fractions, `[numerator, denominator]`, the denominator above zero. */
type Fraction = readonly [bigint, bigint];
const zero: Fraction = [0n, 1n];
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
function fraction(n: bigint, d: bigint): Fraction {
  const by = gcd(n, d) * (d < 0n ? -1n : 1n);
  return [n / by, d / by];
}
const minus = ([a, b]: Fraction, [c, d]: Fraction) => fraction(a * d - c * b, b * d);
const times = ([a, b]: Fraction, [c, d]: Fraction) => fraction(a * c, b * d);
const per = ([a, b]: Fraction, [c, d]: Fraction) => fraction(a * d, b * c);

/** A linear equation: coefficients by unknown, and under `=` what they come to. */
export type Equation = ReadonlyMap<string, Fraction>;
const total = '=';

export const equation = (unknowns: Iterable<string>, sum: number): Map<string, Fraction> =>
  new Map([...[...unknowns].map((it) => [it, [1n, 1n] as Fraction] as const), [total, [BigInt(sum), 1n]]]);

function lessTimes(row: Equation, other: Equation, factor: Fraction): Map<string, Fraction> {
  const left = new Map(row);
  for (const [unknown, coefficient] of other) {
    const rest = minus(left.get(unknown) ?? zero, times(coefficient, factor));
    if (rest[0] === 0n) left.delete(unknown);
    else left.set(unknown, rest);
  }
  return left;
}

const firstUnknown = (row: Equation) => [...row.keys()].find((it) => it !== total);

/** Gauss over the rationals: what a sum of unknowns comes to when all equations are put together; undefined when they do not tell. */
export function solver(equations: readonly Equation[]): (of: Equation) => number | undefined {
  const pivots = new Map<string, Equation>();
  const reduced = (row: Equation): Equation => {
    let left = row;
    for (const unknown of row.keys()) {
      const pivot = pivots.get(unknown);
      const factor = left.get(unknown);
      if (pivot && factor) left = lessTimes(left, pivot, factor);
    }
    return left;
  };
  const settled = (row: Equation): Equation => {
    for (let left = row; ; ) {
      const next = reduced(left);
      if (![...next.keys()].some((it) => pivots.has(it))) return next;
      left = next;
    }
  };
  for (const row of equations) {
    const left = settled(row);
    const pivot = firstUnknown(left);
    if (pivot === undefined) continue;
    const unit = lessTimes(new Map(), left, per([-1n, 1n], left.get(pivot) ?? zero));
    for (const [of, other] of pivots) {
      const factor = other.get(pivot);
      if (factor) pivots.set(of, lessTimes(other, unit, factor));
    }
    pivots.set(pivot, unit);
  }
  return (of) => {
    const left = settled(of);
    if (firstUnknown(left) !== undefined) return undefined;
    const [n, d] = left.get(total) ?? zero;
    return Number(-n) / Number(d);
  };
}

const name = (count: PublishedCount, rollup: number | string) => `${count} ${rollup}`;

/** The leaves that a place is the sum of, by a name each. */
export function rollupsUnder({ areas, periods, categories }: Table): (place: number) => string[] {
  const crossed = areas.nodes.flatMap((area) =>
    periods.nodes.map((period) => area.rollups.flatMap((s) => period.rollups.map((m) => `${s}/${m}`))),
  );
  const all = [...crossed, ...categories.map(({ id }) => [id])];
  return (place) => all[place] ?? [];
}

/** Everything that is published and known of how figures hang together, as equations of the leaves. */
export function publishedEquations(table: Table, shown: Shown): Equation[] {
  const under = rollupsUnder(table);
  const places = placesOf(table);
  const told = publishedCounts.flatMap((count) =>
    [...shown[count]].map((place) =>
      equation(
        under(place).map((rollup) => name(count, rollup)),
        figureAt(places, place, countOf[count]),
      ),
    ),
  );
  if (table.categories.length === 0) return told;
  const adding = (['accepted', 'handled', 'settled'] as const).map((count) => {
    const sum = equation(
      table.categories.map(({ id }) => name(count, id)),
      0,
    );
    for (const rollup of under(0)) sum.set(name(count, rollup), [-1n, 1n]);
    return sum;
  });
  return [...told, ...adding];
}

/** What is to be learnt of a place, as a sum of counts of its leaves. */
export function asked(table: Table, place: number, counts: Readonly<Record<string, number>>): Equation {
  const under = rollupsUnder(table)(place);
  return new Map(
    Object.entries(counts).flatMap(([count, factor]) =>
      under.map(
        (rollup) => [name(count as PublishedCount, rollup), [BigInt(factor), 1n] as Fraction] as const,
      ),
    ),
  );
}

/** A combination of events as anyone gets it from counts. */
export const fromCounts = ({
  accepted = 0,
  settled = 0,
  failed = 0,
  found = 0,
  rectified = 0,
}: Combination) => ({
  ...(accepted && { accepted }),
  ...(failed && { handled: failed }),
  ...(settled - failed && { settled: settled - failed }),
  ...(found && { found }),
  ...(rectified && { rectified }),
});
