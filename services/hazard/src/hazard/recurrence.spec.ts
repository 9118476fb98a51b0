import { expect, test } from 'vitest';
import { policy, policyOf } from './hazard.fixtures.ts';
import { isRecurrence } from './recurrence.ts';

const rectifiedAt = '2026-01-05T10:00:00+08:00';

test('what comes again up to the 180th day after it was put right is a recurrence (the city’s policy; no law fixes it)', () => {
  expect(isRecurrence(policy, rectifiedAt, rectifiedAt)).toBe(true);
  expect(isRecurrence(policy, rectifiedAt, '2026-07-04T23:59:59+08:00')).toBe(true);
  expect(isRecurrence(policy, rectifiedAt, '2026-07-05T00:00:00+08:00')).toBe(false);
});

test('what was found before the other was put right is none', () =>
  expect(isRecurrence(policy, rectifiedAt, '2026-01-05T09:59:59+08:00')).toBe(false));

test('the span is the city’s to say', () => {
  const other = policyOf((safety) => {
    safety.recurrence.length = 10;
  });
  expect(isRecurrence(other, rectifiedAt, '2026-01-15T23:59:59+08:00')).toBe(true);
  expect(isRecurrence(other, rectifiedAt, '2026-01-16T00:00:00+08:00')).toBe(false);
});
