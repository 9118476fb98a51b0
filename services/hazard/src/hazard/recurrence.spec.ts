import { expect, test } from 'vitest';
import { policy, policyOf } from './hazard.fixtures.ts';
import { isRecurrence } from './recurrence.ts';

const rectifiedAt = '2026-01-05T10:00:00+08:00';

test('a hazard up to 180 days after the rectification recurs (the city’s policy; no law fixes it)', () => {
  expect(isRecurrence(policy, rectifiedAt, rectifiedAt)).toBe(true);
  expect(isRecurrence(policy, rectifiedAt, '2026-07-04T23:59:59+08:00')).toBe(true);
  expect(isRecurrence(policy, rectifiedAt, '2026-07-05T00:00:00+08:00')).toBe(false);
});

test('a hazard found before the rectification does not recur', () =>
  expect(isRecurrence(policy, rectifiedAt, '2026-01-05T09:59:59+08:00')).toBe(false));

test('the period is the city’s policy', () => {
  const other = policyOf((safety) => {
    safety.recurrence.length = 10;
  });
  expect(isRecurrence(other, rectifiedAt, '2026-01-15T23:59:59+08:00')).toBe(true);
  expect(isRecurrence(other, rectifiedAt, '2026-01-16T00:00:00+08:00')).toBe(false);
});
