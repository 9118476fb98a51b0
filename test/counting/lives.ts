import type { EventCatalogue } from '@maplebridge/contracts';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Life } from './life.ts';
import { type Sheet, type Sums, sheet, shuffled, tallied } from './sums.ts';

/**
 * For any histories and any order of their events, statistics equal what a reader counts from the final states in
 * the end, and no figure is negative. Returns the names of all figures counted in some history.
 */
export function countAsRead<S, C extends EventCatalogue>(
  life: fc.Arbitrary<Life<S, C>>,
  read: (life: Life<S, C>, onto: Sheet) => void,
  options: { readonly numRuns: number; readonly seed: number },
): Set<string> {
  const seen = new Set<string>();
  const lives = fc.array(life, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(lives, fc.integer(), (some, order) => {
      const onto = sheet();
      for (const it of some) read(it, onto);
      const told = some.flatMap((it) => it.told);
      const expected = onto.sums();
      expect(tallied(told)).toEqual(expected);
      expect(tallied(shuffled(told, order))).toEqual(expected);
      expect(Object.values(expected).every((n) => n > 0)).toBe(true);
      for (const name of namesOf(expected)) seen.add(name);
    }),
    options,
  );
  return seen;
}

const namesOf = (sums: Sums): string[] => Object.keys(sums).map((key) => key.split(' ')[2] ?? '');

/** The times of the events: each a number of hours after the previous one. */
export function clock(start: string) {
  let time = Date.parse(start);
  return (hours: number): string => {
    time += hours * 3_600_000;
    return new Date(time).toISOString();
  };
}
