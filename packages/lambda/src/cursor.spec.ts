import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { decodeCursor, encodeCursor } from './cursor.ts';

test('a cursor gives its place back', () => {
  fc.assert(fc.property(fc.string(), (place) => decodeCursor(encodeCursor(place), z.string()) === place));
});

test('anything else is no cursor', () => {
  fc.assert(fc.property(fc.string(), (text) => decodeCursor(text, z.literal('the place')) === undefined));
  expect(decodeCursor(encodeCursor({ station: 'dingmao' }), z.string())).toBeUndefined();
});
