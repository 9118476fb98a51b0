import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asked, rollup } from './figures.fixtures.ts';
import { plusDays } from './periods.ts';
import { pointsOf, seriesOf } from './series.ts';

const keys = (from: string, to: string, by: Parameters<typeof pointsOf>[1]) =>
  pointsOf({ from, to }, by).map(({ key }) => key);

test('weeks are those of ISO 8601, from Monday, and belong to the year of their Thursday', () => {
  expect(keys('2019-12-29', '2020-01-06', 'week')).toEqual(['2019-W52', '2020-W01', '2020-W02']);
  expect(keys('2020-12-31', '2021-01-04', 'week')).toEqual(['2020-W53', '2021-W01']);
});

test('months, quarters and years come in order, including those without events', () => {
  expect(keys('2019-11-30', '2020-02-01', 'month')).toEqual(['2019-11', '2019-12', '2020-01', '2020-02']);
  expect(keys('2019-03-31', '2020-01-01', 'quarter')).toEqual([
    '2019-Q1',
    '2019-Q2',
    '2019-Q3',
    '2019-Q4',
    '2020-Q1',
  ]);
  expect(keys('2018-12-31', '2020-01-01', 'year')).toEqual(['2018', '2019', '2020']);
});

test('the first and the last step are cut at the ends of the span', () => {
  expect(pointsOf({ from: '2019-05-21', to: '2019-06-02' }, 'month')).toEqual([
    { key: '2019-05', from: '2019-05-21', to: '2019-05-31' },
    { key: '2019-06', from: '2019-06-01', to: '2019-06-02' },
  ]);
});

test('steps cover every day exactly once, however they are cut', () => {
  const start = fc.integer({ min: 0, max: 7300 }).map((n) => plusDays('2005-01-01', n));
  const step = fc.constantFrom('day', 'week', 'month', 'quarter', 'year' as const);
  fc.assert(
    fc.property(start, fc.nat(400), step, (from, length, by) => {
      const points = pointsOf({ from, to: plusDays(from, length) }, by);
      expect([points[0]?.from, points.at(-1)?.to]).toEqual([from, plusDays(from, length)]);
      points.slice(1).forEach((it, i) => {
        expect(it.from).toBe(plusDays(points[i]?.to ?? '', 1));
      });
      expect(new Set(points.map(({ key }) => key)).size).toBe(points.length);
    }),
  );
});

test('rollups of whole months and of single days add up in the same step', () => {
  const rollups = [
    rollup('2019-03-31', { 'cases.accepted': 1 }),
    rollup('2019-04', { 'cases.accepted': 2 }),
    rollup('2019-06', { 'cases.accepted': 4 }),
    rollup('2019-07-01', { 'cases.accepted': 8 }),
  ];
  const period = { from: '2019-03-31', to: '2019-07-01' };
  const { points, dataVersion } = seriesOf({ ...asked, period }, 'quarter', rollups, ['cases-accepted']);
  expect(points.map(({ key, figures }) => [key, figures[0]?.numerator])).toEqual([
    ['2019-Q1', 1],
    ['2019-Q2', 6],
    ['2019-Q3', 8],
  ]);
  expect(dataVersion).toBe('g1-4');
});
