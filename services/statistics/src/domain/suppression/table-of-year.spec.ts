import { expect, test } from 'vitest';
import type { Rollup } from '../rollup.ts';
import { countOf } from './counts.ts';
import { figureAt, placesOf } from './table.ts';
import { tableOfYear } from './table-of-year.ts';

const city = {
  code: '321100',
  districts: [{ id: '321171' }, { id: '321102' }, { id: '321111' }],
  stations: [
    { id: 'dingmao', district: '321171' },
    { id: 'dagang', district: '321171' },
    { id: 'sipailou', district: '321102' },
  ],
} as unknown as Parameters<typeof tableOfYear>[0];

const rollup = (station: string, period: string, counts: Rollup['counts']): Rollup => ({
  ...{ station, period, counts, district: '321171', facts: 1, countedAt: '2020-01-01T00:00:00.000Z' },
});
const of = (months: Rollup[], details: Rollup[] = []) =>
  tableOfYear(city, '2019', ['neighbours', 'medical'], months, details);

test('areas and periods form trees, a district without stations left out', () => {
  const { areas, periods } = of([]);
  expect(areas.nodes.map(({ id }) => id)).toEqual([
    ...['321100', '321171', '321102', 'dingmao', 'dagang', 'sipailou'],
  ]);
  expect(periods.nodes).toHaveLength(1 + 4 + 12);
  expect(periods.nodes[4]).toMatchObject({ id: '2019-Q4', rollups: [9, 10, 11] });
});

test('the season of Dingmao: what was handled and not settled failed', () => {
  const table = of([
    rollup('dingmao', '2019-04', { 'cases.accepted': 262, 'cases.handled': 260, 'cases.settled': 256 }),
  ]);
  const places = placesOf(table);
  expect(places.events[places.at(0, 0)]).toMatchObject({ accepted: 262, settled: 256, failed: 4 });
  expect(figureAt(places, places.at(1, 2), countOf.handled)).toBe(260);
  expect(figureAt(places, places.at(2, 0), countOf.handled)).toBe(0);
});

test('categories add up to the whole; what states none stands apart', () => {
  const whole = rollup('dingmao', '2019-04', {
    'cases.accepted': 10,
    'cases.handled': 8,
    'cases.settled': 7,
    'hazards.found': 3,
  });
  const part = rollup('dingmao', '2019-04', {
    ...{ 'cases.accepted/category=neighbours': 9, 'cases.handled/category=neighbours': 8 },
    'cases.settled/category=neighbours': 7,
  });
  expect(of([whole], [part]).categories).toEqual([
    { id: 'neighbours', events: { accepted: 9, settled: 7, failed: 1, found: 0, rectified: 0 } },
    { id: 'unstated', events: { accepted: 1, settled: 0, failed: 0, found: 0, rectified: 0 } },
  ]);
  const tooMuch = rollup('dingmao', '2019-04', { 'cases.accepted/category=neighbours': 11 });
  expect(of([whole], [tooMuch]).categories).toEqual([]);
});

test('a correction that was heard before what it corrects takes nothing below zero', () => {
  const table = of([
    rollup('sipailou', '2019-12', { 'hazards.found': -1, 'cases.settled': 2, 'cases.handled': 1 }),
  ]);
  expect(placesOf(table).events[0]).toEqual({ accepted: 0, settled: 2, failed: 0, found: 0, rectified: 0 });
});

test('stations of another directory and leaves of another year are left out', () => {
  const table = of([
    rollup('gone', '2019-04', { 'hazards.found': 9 }),
    rollup('dingmao', '2018-04', { 'hazards.found': 9 }),
  ]);
  expect(placesOf(table).events[0]?.found).toBe(0);
});
