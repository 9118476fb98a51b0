import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elapsedOf, periodBefore, plusDays, yearBefore } from './periods.ts';

const period = (text: string) => {
  const [from = '', to = ''] = text.split('..');
  return { from, to };
};
const text = ({ from, to }: { from: string; to: string }) => `${from}..${to}`;

test.each([
  ['2019-04-01..2019-10-31', '2018-04-01..2018-10-31'],
  ['2019-05-21..2019-05-21', '2018-05-21..2018-05-21'],
  // 29 February is compared with 28 February.
  ['2020-02-29..2020-02-29', '2019-02-28..2019-02-28'],
  ['2020-02-29..2020-03-10', '2019-02-28..2019-03-10'],
  ['2020-02-01..2020-02-29', '2019-02-01..2019-02-28'],
  // A whole February is compared with a whole February; part of a month with the same days.
  ['2021-02-01..2021-02-28', '2020-02-01..2020-02-29'],
  ['2021-02-01..2021-02-27', '2020-02-01..2020-02-27'],
  ['2021-02-10..2021-02-28', '2020-02-10..2020-02-28'],
  ['2024-01-01..2024-02-29', '2023-01-01..2023-02-28'],
])('同比 of %s is that of %s', (elapsed, before) => {
  expect(text(yearBefore(period(elapsed)))).toBe(before);
});

test.each([
  ['a month', '2019-10-01..2019-10-31', '2019-12-01', '2019-09-01..2019-09-30'],
  ['a month after a longer one', '2019-02-01..2019-02-28', '2019-12-01', '2019-01-01..2019-01-31'],
  ['a running month', '2026-11-01..2026-11-30', '2026-11-25', '2026-10-01..2026-10-25'],
  ['a running month after a shorter one', '2019-03-01..2019-03-31', '2019-03-30', '2019-02-01..2019-02-28'],
  ['a quarter', '2019-04-01..2019-06-30', '2019-12-01', '2019-01-01..2019-03-31'],
  ['a running quarter', '2019-04-01..2019-06-30', '2019-05-15', '2019-01-01..2019-02-15'],
  [
    'a running quarter, its first month over',
    '2019-04-01..2019-06-30',
    '2019-04-30',
    '2019-01-01..2019-01-31',
  ],
  ['a season', '2019-04-01..2019-10-31', '2019-12-01', '2018-09-01..2019-03-31'],
  ['a year', '2019-01-01..2019-12-31', '2020-01-01', '2018-01-01..2018-12-31'],
  ['a day', '2019-05-21..2019-05-21', '2019-12-01', '2019-05-20..2019-05-20'],
  ['a week', '2019-05-20..2019-05-26', '2019-12-01', '2019-05-13..2019-05-19'],
  ['a running week', '2019-05-20..2019-05-26', '2019-05-22', '2019-05-13..2019-05-15'],
  ['any span', '2019-05-10..2019-06-08', '2019-12-01', '2019-04-10..2019-05-09'],
])('环比 of %s', (_, asked, today, before) => {
  const elapsed = elapsedOf(period(asked), today);
  expect(text(periodBefore(period(asked), elapsed ?? period('..')))).toBe(before);
});

test('today counts as elapsed, the future does not', () => {
  const month = period('2026-11-01..2026-11-30');
  expect(elapsedOf(month, '2026-10-31')).toBeUndefined();
  expect(elapsedOf(month, '2026-11-01')).toEqual(period('2026-11-01..2026-11-01'));
  expect(elapsedOf(month, '2026-12-01')).toEqual(month);
});

const days = fc.integer({ min: 0, max: 7300 }).map((n) => plusDays('2005-01-01', n));

test('an earlier period is valid, ends before the requested one and has about the same length', () => {
  fc.assert(
    fc.property(days, fc.nat(800), fc.nat(800), (from, length, passed) => {
      const asked = { from, to: plusDays(from, length) };
      const elapsed = elapsedOf(asked, plusDays(from, passed)) ?? asked;
      const size = ({ from: a, to: b }: typeof asked) => (Date.parse(b) - Date.parse(a)) / 86_400_000;
      const [year, before] = [yearBefore(elapsed), periodBefore(asked, elapsed)];
      for (const it of [year, before]) expect(it.from <= it.to).toBe(true);
      expect(before.to < asked.from).toBe(true);
      expect(Math.abs(size(year) - size(elapsed))).toBeLessThanOrEqual(1);
      // Month lengths differ by up to three days at each end of the period.
      expect(Math.abs(size(before) - size(elapsed))).toBeLessThanOrEqual(6);
    }),
  );
});
