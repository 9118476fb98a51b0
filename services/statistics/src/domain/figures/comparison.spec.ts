import { expect, test } from 'vitest';
import { comparisonOf } from './comparison.ts';
import { asked, rollup } from './figures.fixtures.ts';

const place = (id: string) => ({ id, name: { en: id, zh: id } });
const season = (station: string, settled: number, handled: number) =>
  rollup('2019-04', { 'cases.settled': settled, 'cases.handled': handled }, { station });
const stations = ['dingmao', 'xinba', 'sipailou', 'baotalu', 'gaozi'];
const compare = (rollups: ReturnType<typeof season>[]) =>
  comparisonOf(asked, 'station', stations.map(place), rollups, ['success-rate', 'cases-settled'], 30);

test('rates that look equal share a rank, and the next rank counts both', () => {
  const { rows } = compare([
    season('dingmao', 256, 260),
    season('xinba', 197, 200),
    season('sipailou', 90, 100),
    season('baotalu', 99, 100),
  ]);
  expect(rows.map(({ place, figures: [success] }) => [place, success?.text, success?.rank])).toEqual([
    ['dingmao', '98.5 %', 2],
    ['xinba', '98.5 %', 2],
    ['sipailou', '90.0 %', 4],
    ['baotalu', '99.0 %', 1],
    ['gaozi', '—', null],
  ]);
});

test('below the minimum sample there is no rank, others rank without it, and the sample is shown', () => {
  const { rows, minimumSample } = compare([season('dingmao', 29, 29), season('xinba', 15, 30)]);
  expect(minimumSample).toBe(30);
  expect(rows.slice(0, 2).map(({ figures: [success] }) => [success?.denominator, success?.rank])).toEqual([
    [29, null],
    [30, 1],
  ]);
});

test('counts are not ranked: a larger area has more of everything', () => {
  const { rows } = compare([season('dingmao', 256, 260)]);
  expect(rows[0]?.figures[1]).toMatchObject({ definition: 'cases-settled', numerator: 256, rank: null });
});

test('districts are sums of their stations', () => {
  const rollups = [season('dingmao', 1, 2), season('dagang', 2, 2)];
  const { rows } = comparisonOf(asked, 'district', [place('321171')], rollups, ['success-rate'], 3);
  expect(rows).toMatchObject([{ place: '321171', figures: [{ numerator: 3, denominator: 4, rank: 1 }] }]);
});
