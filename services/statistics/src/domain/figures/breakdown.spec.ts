import { expect, test } from 'vitest';
import { breakdownOf } from './breakdown.ts';
import { asked, rollup } from './figures.fixtures.ts';

const rollups = [
  rollup('2019-04', { 'cases.settled': 9, 'cases.handled': 10 }),
  rollup('2019-04', {
    'cases.settled/category=neighbours': 5,
    'cases.settled/category=damages': 4,
    'cases.handled/category=neighbours': 5,
    'cases.handled/category=damages': 5,
    'cases.handled/tier=centre': 10,
    'cases.handled/category=medical': -1,
  }),
];

test('a rate is computed for each value of a dimension, and for the whole', () => {
  const { total, rows } = breakdownOf(asked, 'success-rate', 'category', rollups);
  expect(total.text).toBe('90.0 %');
  expect(rows.map(({ key, figure }) => [key, figure.text])).toEqual([
    ['damages', '80.0 %'],
    ['neighbours', '100.0 %'],
  ]);
});

test('the largest comes first, and values of other dimensions are left out', () => {
  const { rows } = breakdownOf(asked, 'cases-settled', 'category', rollups);
  expect(rows.map(({ key, figure }) => [key, figure.numerator])).toEqual([
    ['neighbours', 5],
    ['damages', 4],
  ]);
});
