import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeOf } from './change.ts';
import { figure } from './figures.fixtures.ts';

const found = (n: number) => figure('hazards-found', { 'hazards.found': n });
const success = (settled: number, handled: number) =>
  figure('success-rate', { 'cases.settled': settled, 'cases.handled': handled });

test('a count changes in per cent of its basis: the figures of Jiangdong and Xinba', () => {
  expect(changeOf(found(505), found(1000), 'en')).toEqual({
    basis: found(1000),
    unit: 'percent',
    value: '-49.5',
    text: '−49.5 %',
  });
  expect(changeOf(found(89), found(100), 'zh').text).toBe('−11.0 %');
  expect(changeOf(found(3), found(2), 'en')).toMatchObject({ value: '50.0', text: '+50.0 %' });
  expect(changeOf(found(2), found(2), 'en')).toMatchObject({ value: '0.0', text: '0.0 %' });
});

test('a rate changes in percentage points', () => {
  const change = changeOf(success(256, 260), success(96, 100), 'en');
  expect(change).toMatchObject({ unit: 'points', value: '2.5', text: '+2.5 pp' });
  expect(changeOf(success(96, 100), success(256, 260), 'zh').text).toBe('−2.5 个百分点');
});

test('without a basis there is no change, whatever the current figure', () => {
  for (const now of [found(0), found(7)])
    expect(changeOf(now, found(0), 'en')).toMatchObject({ value: null, text: '—' });
  expect(changeOf(success(1, 2), success(0, 0), 'en')).toMatchObject({ value: null, text: '—' });
  expect(changeOf(success(0, 0), success(1, 2), 'en')).toMatchObject({ value: null, text: '—' });
  expect(changeOf(found(7), null, 'en')).toEqual({ basis: null, unit: 'percent', value: null, text: '—' });
});

test('halves round away from zero, and a change that rounds to zero has no sign', () => {
  expect(changeOf(found(1999), found(2000), 'en').value).toBe('-0.1');
  expect(changeOf(found(2001), found(2000), 'en').value).toBe('0.1');
  expect(changeOf(found(9999), found(10_000), 'en')).toMatchObject({ value: '0.0', text: '0.0 %' });
});

/** Parses a decimal into tenths. */
const tenths = (value: string | null) => BigInt((value ?? '').replace('.', ''));
const abs = (n: bigint) => (n < 0n ? -n : n);
const large = fc.integer({ min: 1, max: 2 ** 40 });

test('the rounding error of a change is at most half of its last digit, for any counts', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 40), large, (now, base) => {
      const off = tenths(changeOf(found(now), found(base), 'en').value) * BigInt(base);
      expect(2n * abs(off - 1000n * (BigInt(now) - BigInt(base))) <= BigInt(base)).toBe(true);
    }),
  );
  const share = large.chain((of) => fc.tuple(fc.nat(of), fc.constant(of)));
  fc.assert(
    fc.property(share, share, ([a, b], [c, d]) => {
      const both = BigInt(b) * BigInt(d);
      const exact = 1000n * (BigInt(a) * BigInt(d) - BigInt(c) * BigInt(b));
      const off = tenths(changeOf(success(a, b), success(c, d), 'en').value) * both;
      expect(2n * abs(off - exact) <= both).toBe(true);
    }),
  );
});

test('swapping the figure and its basis flips the sign', () => {
  const small = fc.integer({ min: 1, max: 1000 }).chain((of) => fc.tuple(fc.nat(of), fc.constant(of)));
  fc.assert(
    fc.property(small, small, ([a, b], [c, d]) => {
      const up = tenths(changeOf(success(a, b), success(c, d), 'en').value);
      expect(tenths(changeOf(success(c, d), success(a, b), 'en').value)).toBe(-up);
    }),
  );
});
