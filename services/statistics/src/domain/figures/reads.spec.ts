import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plusDays } from './periods.ts';
import { readsOf } from './reads.ts';

const reads = (from: string, to: string, details = false) =>
  readsOf({ from, to }, details).map((it) => `${it.grain} ${it.from}..${it.to}`);

test('a year is one read for the totals, and one more for the details', () => {
  expect(reads('2019-01-01', '2019-12-31')).toEqual(['month 2019-01-01..2019-12-31']);
  expect(reads('2019-01-01', '2019-12-31', true)).toEqual([
    'month 2019-01-01..2019-12-31',
    'month-detail 2019-01-01..2019-12-31',
  ]);
});

test('parts of months are read by day', () => {
  expect(reads('2019-05-21', '2019-06-29')).toEqual(['day 2019-05-21..2019-06-29']);
  expect(reads('2019-03-15', '2019-06-10')).toEqual([
    'day 2019-03-15..2019-03-31',
    'month 2019-04-01..2019-05-31',
    'day 2019-06-01..2019-06-10',
  ]);
});

test('every day of a span is read exactly once, and no day outside it', () => {
  const start = fc.integer({ min: 0, max: 7300 }).map((n) => plusDays('2005-01-01', n));
  fc.assert(
    fc.property(start, fc.nat(900), (from, length) => {
      const to = plusDays(from, length);
      const parts = readsOf({ from, to }, false);
      expect(parts[0]?.from).toBe(from);
      expect(parts.at(-1)?.to).toBe(to);
      parts.slice(1).forEach((it, i) => {
        expect(it.from).toBe(plusDays(parts[i]?.to ?? '', 1));
      });
      for (const { grain, from: first, to: last } of parts) {
        if (grain !== 'month') continue;
        expect([first.slice(8), plusDays(last, 1).slice(8)]).toEqual(['01', '01']);
      }
    }),
  );
});
