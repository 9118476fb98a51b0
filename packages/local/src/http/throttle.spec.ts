import { expect, test } from 'vitest';
import { throttle } from './throttle.ts';

test('allows a burst, then the rate', () => {
  const passes = throttle({ rate: 10, burst: 3 });
  expect([0, 0, 0, 0].map((now) => passes(now))).toEqual([true, true, true, false]);
  expect(passes(50)).toBe(false);
  expect(passes(100)).toBe(true);
  expect(passes(100)).toBe(false);
});

test('accumulates no more than one burst', () => {
  const passes = throttle({ rate: 10, burst: 2 });
  passes(0);
  expect([60_000, 60_000, 60_000].map((now) => passes(now))).toEqual([true, true, false]);
});
