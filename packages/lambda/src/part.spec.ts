import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstPart, type Part, partBytes, partOf } from './part.ts';

const asIs = <T>(it: T): T => it;

/** All parts, one after the other. */
function parts<T>(all: readonly T[], limit?: number): T[][] {
  const read: T[][] = [];
  for (let cursor: string | undefined; ; ) {
    const part = partOf(all, { cursor, limit }, asIs) as Part<T>;
    read.push(part.items);
    cursor = part.cursor;
    if (cursor === undefined) return read;
  }
}

test('the parts of a list are the list, each within its number and its bytes', () =>
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 30 }),
      fc.integer({ min: 1, max: 12 }),
      (sizes, limit) => {
        const all = sizes.map((size) => '汉'.repeat(size));
        const read = parts(all, limit);
        expect(read.flat()).toEqual(all);
        for (const items of read) {
          expect(items.length).toBeLessThanOrEqual(limit);
          const bytes = items.reduce((sum, it) => sum + Buffer.byteLength(JSON.stringify(it)), 0);
          expect(items.length === 1 || bytes <= partBytes).toBe(true);
        }
      },
    ),
  ));

test('a cursor the list never gave is refused', () => {
  for (const cursor of [
    'x',
    Buffer.from('-1').toString('base64url'),
    Buffer.from('"1"').toString('base64url'),
  ])
    expect(partOf([1], { cursor }, asIs)).toEqual({ rejected: 'invalid-cursor', detail: undefined });
});

test('the first part needs no cursor, and says where it goes on', () => {
  expect(firstPart([1, 2], asIs)).toEqual({ items: [1, 2] });
  expect(firstPart([1, 2], asIs, 1)).toEqual({ items: [1], cursor: expect.any(String) });
});
