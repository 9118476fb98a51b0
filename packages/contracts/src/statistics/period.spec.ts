import { describe, expect, test } from 'vitest';
import { boundsOf, Month, ObservedPeriod, yearBefore } from './period.ts';

describe('a period', () => {
  test.each([
    ['2019', '2019-01-01', '2019-12-31'],
    ['2019-Q1', '2019-01-01', '2019-03-31'],
    ['2019-Q4', '2019-10-01', '2019-12-31'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2019-04-01/2019-10-31', '2019-04-01', '2019-10-31'],
  ])('%s runs from %s to %s', (period, from, to) => {
    expect(ObservedPeriod.parse(period)).toBe(period);
    expect(boundsOf(period)).toEqual({ from, to });
  });

  test.each([
    '1919',
    '2019-Q5',
    '2019-13',
    '2019-02-30/2019-03-01',
    '2019-03-02/2019-03-01',
    '2019/2020',
    'autumn',
  ])('is not %s', (period) => expect(ObservedPeriod.safeParse(period).success).toBe(false));

  test.each([
    ['2019', '2018'],
    ['2019-Q3', '2018-Q3'],
    ['2019-10', '2018-10'],
    ['2019-04-01/2019-10-31', '2018-04-01/2018-10-31'],
    ['2020-02-01/2020-02-29', '2019-02-01/2019-02-28'],
  ])('%s is held against %s', (period, before) => {
    expect(yearBefore(period)).toBe(before);
    expect(ObservedPeriod.parse(before)).toBe(before);
  });
});

test('a month is one of twelve', () => {
  expect(Month.safeParse('2019-12').success).toBe(true);
  expect(Month.safeParse('2019-00').success).toBe(false);
});
