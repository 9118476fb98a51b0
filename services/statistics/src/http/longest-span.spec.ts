import { expect, test } from 'vitest';
import { readsByDay, readsOf } from '../domain/figures/reads.ts';
import { longestEnd, unitsOf } from './longest-span.ts';

const year = { from: '2019-01-15', to: '2019-12-31' };

test.each([
  ['2019-12-30', '2019-12-30'],
  ['2019-11-30', '2019-11-30'],
  ['2019-06-17', '2019-06-17'],
  ['2019-01-15', '2019-01-15'],
])('if everything up to %s fits, the longest span ends on %s', (last, end) =>
  expect(longestEnd(year, (it) => it <= last)).toBe(end),
);

test('if not even one day fits there is no span', () =>
  expect(longestEnd(year, () => false)).toBeUndefined());

test('reading one station costs the same in a city of any size, and never more than the city', () => {
  const one = (outOf: number) => ({ ids: ['dingmao'], outOf, restricted: false });
  const reads = { all: readsByDay(year) };
  expect(unitsOf(reads, one(1000))).toBe(unitsOf(reads, one(100_000)));
  for (const outOf of [1, 7, 100]) {
    const whole = { ids: Array.from({ length: outOf }, (_, i) => `station-${i}`), outOf, restricted: false };
    expect(unitsOf(reads, one(outOf))).toBeLessThanOrEqual(unitsOf(reads, whole));
  }
});

test('restricted rollups are included in the cost', () => {
  const of = (restricted: boolean) =>
    unitsOf({ all: readsOf(year, true) }, { ids: ['dingmao'], outOf: 1000, restricted });
  expect(of(true)).toBe(2 * of(false));
});
