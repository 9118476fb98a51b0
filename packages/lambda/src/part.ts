import * as z from 'zod';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { type ProblemReply, refuse } from './reply.ts';

/** What a list may take of an answer. Lambda returns 6 MB at most; with what stands beside it an answer stays near 1 MB. */
export const partBytes = 600_000;

const Place = z.int().nonnegative();

/** What is asked of a long list: where it goes on, and how many items at most. */
export interface Asked {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** A part of a list, and where it goes on; one that is the last has no cursor. */
export interface Part<T> {
  readonly items: T[];
  readonly cursor?: string;
}

const defaultItems = 100;

/**
 * The part of a list that one answer has room for, by number and by bytes; one item at least, so that whoever follows the cursors
 * comes to the end. The cursor counts items, of a list that only grows at its end.
 */
export function partOf<T, P>(
  all: readonly T[],
  { cursor, limit = defaultItems }: Asked,
  present: (item: T, index: number) => P,
  budget = partBytes,
): Part<P> | ProblemReply {
  const from = cursor === undefined ? 0 : decodeCursor(cursor, Place);
  if (from === undefined) return refuse('invalid-cursor');
  const items: P[] = [];
  let bytes = 0;
  for (const [i, it] of all.slice(from, from + limit).entries()) {
    const presented = present(it, from + i);
    bytes += Buffer.byteLength(JSON.stringify(presented));
    if (items.length > 0 && bytes > budget) break;
    items.push(presented);
  }
  const next = from + items.length;
  return { items, ...(next < all.length && { cursor: encodeCursor(next) }) };
}

/** The first part of a list, which no cursor can miss. */
export function firstPart<T, P>(
  all: readonly T[],
  present: (item: T, index: number) => P,
  limit?: number,
  budget?: number,
): Part<P> {
  const part = partOf(all, { limit }, present, budget);
  if ('rejected' in part) throw new Error('a first part has no cursor to refuse');
  return part;
}
