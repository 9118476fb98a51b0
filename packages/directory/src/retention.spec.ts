import { expect, test } from 'vitest';
import { loadCity } from './load.ts';
import { keptUntil } from './retention.ts';

const city = loadCity('zhenjiang');
const until = keptUntil(city);

test('a record is kept for the months of its class, from the second of its writing', () => {
  expect(until('audit', new Date('2026-05-21T01:30:07.000Z'))?.toISOString()).toBe(
    '2029-05-21T01:30:07.000Z',
  );
  expect(until('report', new Date('2024-02-29T00:00:00.000Z'))?.toISOString()).toBe(
    '2026-02-28T00:00:00.000Z',
  );
});

test('what stands in a register is kept until it is erased', () =>
  expect(until('mediator', new Date())).toBeUndefined());
