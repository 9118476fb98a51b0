import { rollupsUnder } from './attacker.fixtures.ts';
import { countOf, type PublishedCount, publishedCounts } from './counts.ts';
import type { Shown } from './protect.ts';
import { figureAt, placesOf, type Table } from './table.ts';
import type { Tree } from './tree.ts';

/** Between which whole numbers a figure must lie. */
export interface Bounds {
  low: number;
  high: number;
}

/** Places, one the sum of the others: the tables' lines, each node with those directly below it. */
function lines(table: Table): [number, number[]][] {
  const { areas, periods, categories } = table;
  const places = placesOf(table);
  const below = ({ nodes }: Tree) =>
    nodes.map((node) =>
      [...nodes.keys()].filter((i) => {
        const it = nodes[i];
        return it?.level === node.level + 1 && it.rollups.every((rollup) => node.rollups.includes(rollup));
      }),
    );
  const [areasBelow, periodsBelow] = [below(areas), below(periods)];
  const crossed = areas.nodes.flatMap((_, a) =>
    periods.nodes.flatMap((_, p): [number, number[]][] => [
      [places.at(a, p), (areasBelow[a] ?? []).map((it) => places.at(it, p))],
      [places.at(a, p), (periodsBelow[p] ?? []).map((it) => places.at(a, it))],
    ]),
  );
  const whole: [number, number[]] = [0, [...categories.keys()].map(places.ofCategory)];
  return [...crossed, whole].filter(([, parts]) => parts.length > 0);
}

/**
 * Narrows what each count may be, from what is shown and that nothing lies below zero, until no line narrows anything more. The
 * settled are among the handled.
 */
export function propagated(table: Table, shown: Shown): Record<PublishedCount, Bounds[]> {
  const places = placesOf(table);
  const all = lines(table);
  const boundsOf = (count: PublishedCount) =>
    places.events.map((_, place): Bounds => {
      const figure = figureAt(places, place, countOf[count]);
      return shown[count].has(place)
        ? { low: figure, high: figure }
        : { low: 0, high: Number.POSITIVE_INFINITY };
    });
  const bounds = Object.fromEntries(publishedCounts.map((count) => [count, boundsOf(count)])) as Record<
    PublishedCount,
    Bounds[]
  >;
  for (let narrowed = true; narrowed; ) {
    narrowed = false;
    const narrow = (it: Bounds | undefined, low: number, high: number) => {
      if (!it || (low <= it.low && high >= it.high)) return;
      [it.low, it.high, narrowed] = [Math.max(it.low, low), Math.min(it.high, high), true];
    };
    for (const count of publishedCounts) {
      const of = bounds[count];
      for (const [whole, parts] of all.filter(
        ([, [part = 0]]) =>
          places.counts[part]?.length !== 3 ||
          count === 'accepted' ||
          count === 'handled' ||
          count === 'settled',
      )) {
        const low = parts.reduce((sum, part) => sum + (of[part]?.low ?? 0), 0);
        const high = parts.reduce((sum, part) => sum + (of[part]?.high ?? 0), 0);
        const { low: least = 0, high: most = 0 } = of[whole] ?? {};
        narrow(of[whole], low, high);
        for (const part of parts) {
          const own = of[part] ?? { low: 0, high: 0 };
          const othersHigh = parts.reduce((sum, it) => (it === part ? sum : sum + (of[it]?.high ?? 0)), 0);
          narrow(own, least - othersHigh, most - (low - own.low));
        }
      }
    }
    for (const place of places.events.keys()) {
      narrow(bounds.settled[place], 0, bounds.handled[place]?.high ?? 0);
      narrow(bounds.handled[place], bounds.settled[place]?.low ?? 0, Number.POSITIVE_INFINITY);
    }
  }
  return bounds;
}

/** Every table of one event that agrees with what is shown, with no more of it than `most`: as its leaves. */
export function possibleTables(table: Table, shown: Shown, most: number): number[][] {
  const under = rollupsUnder(table);
  const rollups = under(0);
  const places = placesOf(table);
  const agrees = (cells: readonly number[]) =>
    [...shown.found].every(
      (place) =>
        figureAt(places, place, countOf.found) ===
        under(place).reduce((sum, rollup) => sum + (cells[rollups.indexOf(rollup)] ?? 0), 0),
    );
  const all = (length: number, left: number): number[][] =>
    length === 0
      ? [[]]
      : Array.from({ length: left + 1 }, (_, n) =>
          all(length - 1, left - n).map((rest) => [n, ...rest]),
        ).flat();
  return all(rollups.length, most).filter(agrees);
}
