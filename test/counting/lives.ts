import type { EventCatalogue } from '@maplebridge/contracts';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Life } from './life.ts';
import { type Sheet, type Sums, sheet, shuffled, tallied } from './sums.ts';

/**
 * Whatever the lives are and in whichever order their events are heard, statistics come to what a reader counts of how they stand in
 * the end. Nothing is below zero then. Answers all that was counted in some life, by name.
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

/** Times of what happens: each so many hours after the one before. */
export function clock(start: string) {
  let time = Date.parse(start);
  return (hours: number): string => {
    time += hours * 3_600_000;
    return new Date(time).toISOString();
  };
}
