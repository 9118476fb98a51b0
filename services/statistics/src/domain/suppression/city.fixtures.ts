import fc from 'fast-check';
import { type Event, type Events, events, no, over, plus } from './counts.ts';
import type { Category, Table } from './table.ts';
import { type Tree, tree, yearTree } from './tree.ts';

/** So many of an event in a month of a station. */
export interface Entry {
  readonly station: number;
  readonly month: number;
  readonly event: Event;
  readonly times: number;
}

export const areasOf = (stations: readonly number[]): Tree =>
  tree(
    'city',
    stations.map((count, d) => ({
      id: `d${d}`,
      rollups: Array.from({ length: count }, (_, s) => `d${d}-s${s}`),
    })),
  );

/** A table of entries; what there is of a category is a share of the whole, the first taking what the shares leave over. */
export function tableWith(
  areas: Tree,
  entries: readonly Entry[],
  { shares = [], periods = yearTree('2019') }: { shares?: readonly number[]; periods?: Tree } = {},
): Table {
  const cells = areas.rollups.map((_, station) =>
    periods.rollups.map((_, month) =>
      eachEvent((event) =>
        entries
          .filter((it) => it.station === station && it.month === month && it.event === event)
          .reduce((sum, { times }) => sum + times, 0),
      ),
    ),
  );
  return { areas, periods, events: cells, categories: shared(cells.flat().reduce(plus, no), shares) };
}

function shared(whole: Events, shares: readonly number[]): Category[] {
  const total = shares.reduce((a, b) => a + b, 1);
  const part = (event: Event, share: number) =>
    event === 'found' || event === 'rectified' ? 0 : Math.floor((whole[event] * share) / total);
  const parts = shares.map((share) => eachEvent((event) => part(event, share)));
  const rest = eachEvent(
    (event) => part(event, total) - parts.reduce((sum, it) => sum + over({ [event]: 1 }, it), 0),
  );
  return shares.length ? [rest, ...parts].map((it, i) => ({ id: `c${i}`, events: it })) : [];
}

const eachEvent = (of: (event: Event) => number): Events =>
  Object.fromEntries(events.map((event) => [event, of(event)])) as unknown as Events;

const entry = (stations: number, months: number, times: fc.Arbitrary<number>): fc.Arbitrary<Entry> =>
  fc.record({
    station: fc.nat(stations - 1),
    month: fc.nat(months - 1),
    event: fc.constantFrom(...events),
    times,
  });

/** Cities in which little happens at most places and much at some: most figures are small or next to small ones. */
export const sparseTables: fc.Arbitrary<Table> = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
    fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }),
  )
  .chain(([stations, shares]) => {
    const areas = areasOf(stations);
    const of = (times: fc.Arbitrary<number>, maxLength: number) =>
      fc.array(entry(areas.rollups.length, 12, times), { maxLength });
    return fc
      .tuple(of(fc.integer({ min: 1, max: 3 }), 60), of(fc.integer({ min: 5, max: 40 }), 30))
      .map(([few, many]) => tableWith(areas, [...few, ...many], { shares }));
  });

/** Tables so small that every table that might be in their place can be tried: six cells, and one event. */
export const tinyTables: fc.Arbitrary<Table> = fc
  .array(entry(3, 2, fc.integer({ min: 1, max: 3 })), { maxLength: 4 })
  .map((entries) =>
    tableWith(
      areasOf([1, 2]),
      entries.map((it) => ({ ...it, event: 'found' as const })),
      { periods: tree('2019', [{ id: '2019-Q1', rollups: ['2019-01', '2019-02'] }]) },
    ),
  );
