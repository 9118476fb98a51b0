import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asked, fromCounts, publishedEquations, rollupsUnder, solver } from './attacker.fixtures.ts';
import { possibleTables, propagated } from './bounds.fixtures.ts';
import { areasOf, sparseTables, tableWith, tinyTables } from './city.fixtures.ts';
import { countOf, events, over, publishedCounts, secrets } from './counts.ts';
import { protect, type Shown, withoutSmall } from './protect.ts';
import { figureAt, isSmall, placesOf, type Table } from './table.ts';

const k = 5;

/** The small figures that Gauss finds from what is shown. */
function found(table: Table, shown: Shown): number[] {
  const solve = solver(publishedEquations(table, shown));
  const places = placesOf(table);
  return [...places.events.keys()].flatMap((place) =>
    secrets.flatMap((secret) => {
      const figure = figureAt(places, place, secret);
      if (!isSmall(figure, k)) return [];
      const solved = solve(asked(table, place, fromCounts(secret)));
      if (solved !== undefined) expect(solved).toBe(figure);
      return solved === undefined ? [] : [figure];
    }),
  );
}

/** Two stations of a district and one of another; one found in March at the first, many elsewhere. */
const oneSmall = tableWith(areasOf([2, 1]), [
  ...[0, 1, 2].flatMap((station) =>
    [0, 3, 6, 9].map((month) => ({ station, month, event: 'found' as const, times: 20 })),
  ),
  { station: 2, month: 1, event: 'rectified', times: 30 },
  { station: 1, month: 1, event: 'rectified', times: 20 },
  { station: 0, month: 1, event: 'rectified', times: 2 },
]);
const place = (table: Table, area: string, period: string) =>
  placesOf(table).at(
    table.areas.nodes.findIndex(({ id }) => id === area),
    table.periods.nodes.findIndex(({ id }) => id === period),
  );

describe('subtraction', () => {
  const [district, small, other] = ['d0', 'd0-s0', 'd0-s1'].map((area) => place(oneSmall, area, '2019'));
  const rectified = (at = -1) => figureAt(placesOf(oneSmall), at, countOf.rectified);

  test('where the small figure alone is hidden, the district less its other station tells it', () => {
    const shown = withoutSmall(oneSmall, k).rectified;
    expect([district, small, other].map((at = -1) => shown.has(at))).toEqual([true, false, true]);
    expect(rectified(district) - rectified(other)).toBe(2);
    expect(found(oneSmall, withoutSmall(oneSmall, k))).toContain(2);
  });

  test('protected, the other station or the district is hidden as well', () => {
    const shown = protect(oneSmall, k).rectified;
    expect(shown.has(small ?? -1)).toBe(false);
    expect(shown.has(district ?? -1) && shown.has(other ?? -1)).toBe(false);
    expect(found(oneSmall, protect(oneSmall, k))).toEqual([]);
  });

  test('handled less settled is the number that failed, and is hidden like any other', () => {
    const failed = tableWith(areasOf([1, 1]), [
      { station: 0, month: 0, event: 'settled', times: 40 },
      { station: 0, month: 0, event: 'failed', times: 1 },
      { station: 1, month: 0, event: 'settled', times: 60 },
      { station: 1, month: 0, event: 'failed', times: 10 },
      { station: 0, month: 0, event: 'accepted', times: 100 },
      { station: 1, month: 0, event: 'accepted', times: 200 },
    ]);
    const at = place(failed, 'd0', '2019');
    const both = ({ handled, settled }: Shown) => handled.has(at) && settled.has(at);
    expect(both(withoutSmall(failed, k))).toBe(true);
    expect(both(protect(failed, k))).toBe(false);
  });

  test('of all tables published together no small figure can be computed, whatever is added and subtracted', () =>
    fc.assert(
      fc.property(sparseTables, (table) => {
        expect(found(table, protect(table, k))).toEqual([]);
      }),
      { numRuns: 40 },
    ));
});

describe('bounds', () => {
  test('nor does it follow that a figure is small', () =>
    fc.assert(
      fc.property(sparseTables, (table) => {
        const bounds = propagated(table, protect(table, k));
        const places = placesOf(table);
        for (const count of publishedCounts) {
          for (const [at, counts] of places.counts.entries()) {
            const figure = figureAt(places, at, countOf[count]);
            if (!counts.includes(count) || !isSmall(figure, k)) continue;
            expect(bounds[count][at]?.high).toBeGreaterThanOrEqual(k);
            expect(bounds[count][at]?.low).toBeLessThanOrEqual(figure);
          }
        }
        for (const [at, counts] of places.counts.entries()) {
          if (!counts.length || !isSmall(figureAt(places, at, { failed: 1 }), k)) continue;
          const { handled, settled } = bounds;
          expect((handled[at]?.high ?? 0) - (settled[at]?.low ?? 0)).toBeGreaterThanOrEqual(k);
        }
      }),
      { numRuns: 40 },
    ));

  test('two who share one between them show that without more hidden it would follow', () => {
    const pair = tableWith(areasOf([2, 1]), [
      { station: 0, month: 0, event: 'found', times: 1 },
      { station: 1, month: 0, event: 'found', times: 1 },
      { station: 2, month: 0, event: 'found', times: 50 },
    ]);
    const at = place(pair, 'd0-s0', '2019');
    expect(propagated(pair, withoutSmall(pair, k)).found[at]).toMatchObject({ high: 2 });
    expect(propagated(pair, protect(pair, k)).found[at]?.high).toBeGreaterThanOrEqual(k);
  });

  test('whoever tries every table that there might be finds one with 5 in the place of each small figure', () =>
    fc.assert(
      fc.property(tinyTables, (table) => {
        const shown = protect(table, k);
        const places = placesOf(table);
        const [under, whole] = [rollupsUnder(table), figureAt(places, 0, countOf.found)];
        const rollups = under(0);
        const tables = possibleTables(table, shown, whole + k);
        for (const [at, counts] of places.counts.entries()) {
          const figure = figureAt(places, at, countOf.found);
          if (!isSmall(figure, k)) continue;
          const figures = tables.map((cells) =>
            under(at).reduce((sum, rollup) => sum + (cells[rollups.indexOf(rollup)] ?? 0), 0),
          );
          if (counts.length) expect(figures).toContain(k);
          else expect(new Set(figures).size).toBeGreaterThan(1);
        }
      }),
      { numRuns: 40 },
    ));
});

describe('no more than it takes', () => {
  test('nothing is hidden where nothing is small', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: k, max: 50 }),
        (stations, least) => {
          const areas = areasOf(stations);
          const times = { accepted: 4, settled: 1, failed: 1, found: 2, rectified: 1 };
          const entries = areas.rollups.flatMap((_, station) =>
            Array.from({ length: 12 }, (_, month) =>
              events.map((event) => ({ station, month, event, times: times[event] * least })),
            ).flat(),
          );
          const table = tableWith(areas, entries, { shares: [1, 1] });
          const shown = protect(table, k);
          for (const [at, counts] of placesOf(table).counts.entries()) {
            expect(counts.filter((count) => !shown[count].has(at))).toEqual([]);
          }
        },
      ),
      { numRuns: 20 },
    ));

  test('a year in which nothing happened shows its zeros', () => {
    const table = tableWith(areasOf([2, 1]), []);
    const places = placesOf(table);
    expect(protect(table, k).accepted.size).toBe(
      places.counts.filter((counts) => counts.includes('accepted')).length,
    );
  });

  test('the same table is protected alike, and hides all that is small', () =>
    fc.assert(
      fc.property(sparseTables, (table) => {
        const shown = protect(table, k);
        expect(protect(structuredClone(table), k)).toEqual(shown);
        for (const count of publishedCounts) {
          for (const at of shown[count]) {
            expect(isSmall(over(countOf[count], placesOf(table).events[at] ?? {}), k)).toBe(false);
          }
        }
      }),
      { numRuns: 20 },
    ));
});
