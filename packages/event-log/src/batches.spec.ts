import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutBatches, messageBatch, messageBytes, untilProcessed } from './batches.ts';

const sizes = fc.array(fc.nat({ max: 40 }), { maxLength: 60 });
const limits = fc.record({ count: fc.integer({ min: 1, max: 12 }), bytes: fc.integer({ min: 1, max: 60 }) });

describe('entries cut into batches', () => {
  test('keep their order, within count and bytes; entries too large are returned separately and nothing is lost', () => {
    fc.assert(
      fc.property(sizes, limits, (bytes, limit) => {
        const entries = bytes.map((size, at) => ({ size, at }));
        const { batches, tooLarge } = cutBatches(entries, ({ size }) => size, limit);
        expect(batches.flat()).toEqual(entries.filter(({ size }) => size <= limit.bytes));
        expect(tooLarge).toEqual(entries.filter(({ size }) => size > limit.bytes));
        for (const batch of batches) {
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(limit.count);
          expect(batch.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(limit.bytes);
        }
      }),
    );
  });

  test('fill each batch before starting the next', () => {
    fc.assert(
      fc.property(sizes, limits, (bytes, limit) => {
        const { batches } = cutBatches(bytes, (size) => size, limit);
        for (const [i, batch] of batches.slice(0, -1).entries()) {
          const next = batches[i + 1]?.[0] ?? 0;
          const used = batch.reduce((sum, size) => sum + size, 0);
          expect(batch.length === limit.count || used + next > limit.bytes).toBe(true);
        }
      }),
    );
  });

  test('ten messages of 30 KB take two requests, whatever their number allows', () => {
    const { batches } = cutBatches(Array(10).fill(30_000), (size: number) => size, messageBatch);
    expect(batches.map(({ length }) => length)).toEqual([8, 2]);
  });
});

test('a message counts in bytes of UTF-8, with name, type and value of each attribute', () => {
  expect(messageBytes('枫桥')).toBe(6);
  expect(messageBytes('{}', { area: { DataType: 'String', StringValue: '区' } })).toBe(2 + 4 + 6 + 3);
});

describe('what DynamoDB leaves unprocessed', () => {
  test('is retried until nothing is left', async () => {
    const sent: number[][] = [];
    await untilProcessed(
      [1, 2, 3],
      async (left) => {
        sent.push([...left]);
        return left.slice(1);
      },
      0,
    );
    expect(sent).toEqual([[1, 2, 3], [2, 3], [3]]);
  });

  test('throws after the last attempt instead of retrying forever', async () => {
    await expect(untilProcessed([1, 2], async () => [2], 0)).rejects.toThrow('left 1 of 2 unprocessed');
  });
});
