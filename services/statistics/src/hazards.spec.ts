import type { HazardEvent } from '@maplebridge/contracts/hazard';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hazards } from './hazards.ts';
import { type Counts, counted, sum } from './subject.ts';

type Counter = (typeof hazards.counters)[number];
type Fact = Pick<HazardEvent, 'type' | 'at'> & { readonly data: object };

/** What facts add, by day. */
function leaves(facts: readonly Fact[]): Record<string, Counts<Counter>> {
  const days: Record<string, Counts<Counter>> = {};
  for (const { type, at, data } of facts) {
    const addition = hazards.additions[type]?.(data as never);
    if (!addition) continue;
    const day = (addition.at ?? at).slice(0, 10);
    days[day] = sum(hazards, days[day] ?? counted(hazards), counted(hazards, addition.counts));
  }
  return days;
}

const on = (day: number) => `2019-05-${String(day).padStart(2, '0')}T09:00:00+08:00`;
const foundAt = on(1);
const none = counted(hazards);

const found: Fact = { type: 'found', at: foundAt, data: {} };
const graded = (day: number, grade: string, before?: string): Fact => ({
  type: 'graded',
  at: on(day),
  data: { grade, ...(before && { before }), foundAt },
});
const escalated = (day: number, first: boolean): Fact => ({
  type: 'escalated',
  at: on(day),
  data: { first },
});
const closed = (day: number, outcome: string, more: object = {}): Fact => ({
  type: 'closed',
  at: on(day),
  data: { outcome, foundAt, ...more },
});

test('each thing counts on the day it happened; an overdue one once, however far it climbs', () => {
  const life = [
    found,
    graded(2, 'major'),
    escalated(10, true),
    escalated(11, false),
    closed(20, 'rectified', { grade: 'major', onTime: false }),
  ];
  expect(leaves(life)).toMatchObject({
    '2019-05-01': { ...none, found: 1, major: 1 },
    '2019-05-10': { ...none, overdue: 1 },
    '2019-05-20': { ...none, rectified: 1 },
  });
  expect(leaves([closed(20, 'rectified', { grade: 'general', onTime: true })])['2019-05-20']).toEqual({
    ...none,
    rectified: 1,
    onTime: 1,
  });
});

test('a grade that is corrected is taken back where it was counted', () => {
  const corrected = leaves([
    found,
    graded(2, 'general'),
    graded(3, 'major', 'general'),
    graded(4, 'general', 'major'),
  ]);
  expect(corrected['2019-05-01']).toEqual({ ...none, found: 1 });
});

test('what was none, or another one, is taken back with its grade', () => {
  for (const outcome of ['unfounded', 'duplicate']) {
    expect(leaves([found, closed(9, outcome)])['2019-05-01']).toEqual(none);
    expect(leaves([found, graded(2, 'major'), closed(9, outcome, { grade: 'major' })])).toMatchObject({
      '2019-05-01': none,
    });
  }
});

test('whatever becomes of hazards and in whichever order it is heard, the figures are those of what stands', () => {
  const grade = fc.constantFrom('general', 'major');
  const life = fc
    .record({
      grades: fc.array(grade, { maxLength: 4 }),
      overdue: fc.boolean(),
      end: fc.constantFrom('none', 'rectified', 'unfounded', 'duplicate'),
      onTime: fc.boolean(),
    })
    .map((it) => ({ ...it, overdue: it.overdue && it.end !== 'unfounded' && it.end !== 'duplicate' }));
  const shuffled = fc
    .array(life, { minLength: 1, maxLength: 6 })
    .chain((lives) =>
      fc.tuple(
        fc.constant(lives),
        fc.shuffledSubarray(lives.flatMap(facts), { minLength: lives.flatMap(facts).length }),
      ),
    );
  function facts({
    grades,
    overdue,
    end,
    onTime,
  }: {
    grades: string[];
    overdue: boolean;
    end: string;
    onTime: boolean;
  }) {
    const gradings = grades.map((it, i) => graded(2, it, grades[i - 1]));
    const last = grades.at(-1);
    return [
      found,
      ...gradings,
      ...(overdue ? [escalated(10, true), escalated(11, false)] : []),
      ...(end === 'none'
        ? []
        : [closed(20, end, { ...(last && { grade: last }), ...(end === 'rectified' && { onTime }) })]),
    ];
  }
  fc.assert(
    fc.property(shuffled, ([lives, heard]) => {
      const total = Object.values(leaves(heard)).reduce((a, b) => sum(hazards, a, b), none);
      const stands = lives.filter(({ end }) => end === 'none' || end === 'rectified');
      const count = (fits: (it: (typeof lives)[number]) => boolean) => stands.filter(fits).length;
      expect(total).toEqual({
        found: stands.length,
        major: count(({ grades }) => grades.at(-1) === 'major'),
        overdue: count(({ overdue }) => overdue),
        rectified: count(({ end }) => end === 'rectified'),
        onTime: count(({ end, onTime }) => end === 'rectified' && onTime),
      });
    }),
  );
});
