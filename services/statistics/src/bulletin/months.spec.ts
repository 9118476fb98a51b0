import { describe, expect, test } from 'vitest';
import { dueMonth, monthBefore, monthsUpTo } from './months.ts';

describe('bulletins of a month are due on a day of the next month, in the time zone of the city', () => {
  test.each([
    ['2019-11-02T23:59:59Z', '2019-09'],
    ['2019-11-03T00:00:00Z', '2019-10'],
    ['2019-11-30T12:00:00Z', '2019-10'],
    ['2019-12-31T23:00:00Z', '2019-11'],
    ['2020-01-03T00:00:00Z', '2019-12'],
  ])('at %s those of %s', (now, month) =>
    // Eight hours ahead of UTC.
    expect(dueMonth({ day: 3, hour: 8 }, 'Asia/Shanghai', now)).toBe(month),
  );
});

test('earlier months cross the year boundary', () => {
  expect(monthBefore('2019-10', 12)).toBe('2018-10');
  expect(monthsUpTo('2019-02', 4)).toEqual(['2018-11', '2018-12', '2019-01', '2019-02']);
});
