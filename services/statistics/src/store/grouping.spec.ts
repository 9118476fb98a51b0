import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CountableEvent } from '../domain/counting/countable-event.ts';
import { randomOf, traffic } from '../domain/counting/traffic.fixtures.ts';
import { additionsOf, summed } from './additions.ts';
import { grouped } from './grouping.ts';

const fact = (n: number, increments: CountableEvent['increments']): CountableEvent => ({
  ...{ stream: `report-${n}`, version: 1, type: 'told', at: '2019-05-21T01:30:00.000Z' },
  increments,
});
const increment = (station: string, counts: Record<string, number>) => ({
  ...{ day: '2019-05-21', district: '321171', station },
  counts,
});
const rollupsIn = (facts: readonly CountableEvent[]) =>
  summed(facts.flatMap(({ increments }) => additionsOf(increments)));

test('every event is in one group, and every group fits one transaction', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 60 }),
      (seed, events, days) => {
        const facts = traffic(randomOf(seed), { events, stations: 9, days }).intake.map(({ data }, n) =>
          fact(n, (data as { increments: CountableEvent['increments'] }).increments),
        );
        const groups = grouped(facts);
        expect(groups.flat().toSorted((a, b) => facts.indexOf(a) - facts.indexOf(b))).toEqual(facts);
        for (const group of groups) expect(group.length + rollupsIn(group).size).toBeLessThanOrEqual(100);
      },
    ),
    { numRuns: 50 },
  );
});

test('events of one station are grouped in any order, so that its rollup is written once', () => {
  const facts = Array.from({ length: 90 }, (_, n) =>
    fact(n, [increment(n % 2 ? 'dingmao' : 'gaozi', { 'cases.settled': 1 })]),
  );
  const [group, ...more] = grouped(facts);
  expect(more).toEqual([]);
  expect([group?.length, rollupsIn(group ?? []).size]).toEqual([90, 4]);
});

test('no rollup update has more names than DynamoDB allows', () => {
  const facts = Array.from({ length: 20 }, (_, n) =>
    fact(n, [
      increment(
        'dingmao',
        Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`cases.settle/${n}-${i}`, 1])),
      ),
    ]),
  );
  for (const group of grouped(facts)) {
    for (const { counts } of rollupsIn(group).values())
      expect(Object.keys(counts).length).toBeLessThanOrEqual(250);
  }
});
