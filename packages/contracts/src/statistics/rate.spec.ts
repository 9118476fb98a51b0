import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rate } from './rate.ts';

test('the season of Dingmao: 256 of 260 handled are 98.5 %', () => {
  expect(rate(256, 260)).toEqual({ numerator: 256, denominator: 260, percent: '98.5', text: '98.5 %' });
});

test('a county’s figures: 5 894 of 5 935 are 99.3 %', () => {
  expect(rate(5894, 5935).percent).toBe('99.3');
});

test('halves go up, exactly', () => {
  expect(rate(1, 8).percent).toBe('12.5');
  expect(rate(1, 2000).percent).toBe('0.1');
  expect(rate(999, 2000).percent).toBe('50.0');
  expect(rate(1, 3).percent).toBe('33.3');
  expect(rate(2, 3).percent).toBe('66.7');
  expect(rate(1, 1).percent).toBe('100.0');
  expect(rate(0, 7).percent).toBe('0.0');
});

test('there is no rate over nothing', () => {
  expect(rate(0, 0)).toEqual({ numerator: 0, denominator: 0, percent: null, text: '—' });
});

test('a rate is never more than half a unit of its last place off', () => {
  fc.assert(
    fc.property(fc.nat(1e7), fc.integer({ min: 1, max: 1e7 }), (numerator, denominator) => {
      // In whole numbers: tenths of a per cent times the denominator, against the thousandfold numerator.
      const tenths = Number(rate(numerator, denominator).percent?.replace('.', ''));
      expect(2 * Math.abs(tenths * denominator - 1000 * numerator)).toBeLessThanOrEqual(denominator);
    }),
  );
});
