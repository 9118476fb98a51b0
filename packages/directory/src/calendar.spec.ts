import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endOfDay, localDate, localTime, startOfDay } from './calendar.ts';

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

test('the clocks show what the zone’s rules say, also on days when they are set', () => {
  const zones = ['Asia/Shanghai', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns', 'UTC'];
  const moments = fc.date({ min: new Date('1986-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, fc.constantFrom(...zones), (moment, timeZone) => {
      const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
      const instant = moment.toISOString();
      const { date, time } = localTime(instant, timeZone);
      expect(`${date} ${time}`).toBe(format.format(moment));
      expect(localDate(instant, timeZone)).toBe(date);
    }),
    { numRuns: 500 },
  );
  expect(localTime('2019-10-05T15:29:00Z', 'Australia/Lord_Howe').time).toBe('01:59');
  expect(localTime('2019-10-05T15:30:00Z', 'Australia/Lord_Howe').time).toBe('02:30');
  expect(localTime('2019-05-26T10:00:00+08:00', 'Asia/Shanghai').weekday).toBe(7);
});
