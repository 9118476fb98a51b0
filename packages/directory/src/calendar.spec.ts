import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endOfDay, localDate, startOfDay } from './calendar.ts';

test('a day is the city’s day', () => {
  expect(localDate('2019-05-20T15:59:59Z', 'Asia/Shanghai')).toBe('2019-05-20');
  expect(localDate('2019-05-20T16:00:00Z', 'Asia/Shanghai')).toBe('2019-05-21');
  expect(localDate('2019-05-21T00:30:00+08:00', 'Asia/Shanghai')).toBe('2019-05-21');
});

test('the end of a day carries the zone’s offset', () => {
  expect(endOfDay('2019-06-21', 'Asia/Shanghai')).toBe('2019-06-21T23:59:59+08:00');
  expect(endOfDay('2019-06-21', 'UTC')).toBe('2019-06-21T23:59:59+00:00');
  expect(endOfDay('2019-06-21', 'Asia/Urumqi')).toBe('2019-06-21T23:59:59+06:00');
});

test('the start of a day carries it too', () =>
  expect(startOfDay('2019-01-01', 'Asia/Shanghai')).toBe('2019-01-01T00:00:00+08:00'));

test('the end of a day lies in that day, and a second later does not', () => {
  const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(date, (moment) => {
      const day = localDate(moment.toISOString(), 'Asia/Shanghai');
      const end = endOfDay(day, 'Asia/Shanghai');
      expect(localDate(end, 'Asia/Shanghai')).toBe(day);
      expect(localDate(new Date(Date.parse(end) + 1000).toISOString(), 'Asia/Shanghai')).not.toBe(day);
    }),
  );
});
