import { loadCity } from '@maplebridge/directory/load';
import { describe, expect, test } from 'vitest';
import { safetyPolicy } from '../safety-policy.ts';
import { type Made, nextStep } from './next-step.ts';
import type { UnitHistory } from './unit-history.ts';

/** The sample city: level 1 every 7 days, 2 every 14, 3 every month, 4 every two, no level every six. */
const policy = safetyPolicy(loadCity('zhenjiang'));
const day = (n: number, month = '06') => `2026-${month}-${String(n).padStart(2, '0')}T10:00:00+08:00`;
const endOf = (n: number, month = '06') => `2026-${month}-${String(n).padStart(2, '0')}T23:59:59+08:00`;

const history = (over: Partial<UnitHistory> = {}): UnitHistory => ({
  since: day(1),
  levels: [{ at: day(1), level: 3 }],
  closed: false,
  ...over,
});
const nothing: Made = { count: 0, last: undefined, completedAt: undefined };
const pack = 'major-hazards-121';
const open = (dueAt: string, over: Partial<Made> = {}): Made => ({
  count: 1,
  last: { status: 'planned', dueAt },
  completedAt: undefined,
  ...over,
});
const cancelled: Made = {
  count: 1,
  last: { status: 'cancelled', dueAt: endOf(1, '07') },
  completedAt: undefined,
};

describe('special inspections by grade (Hazardous Chemicals Safety Law art. 13), in the rhythm of the city', () => {
  test('the first is planned when it is known what a unit holds', () =>
    expect(nextStep(policy, history(), nothing)).toEqual({
      do: 'plan',
      at: day(1),
      dueAt: endOf(1, '07'),
      pack,
    }));

  test('while one is open that is due in time, nothing is to be done', () =>
    expect(nextStep(policy, history(), open(endOf(1, '07')))).toBeUndefined());

  test('the next is counted from when the last was made, by the level the unit had then', () => {
    const made: Made = {
      count: 1,
      last: { status: 'completed', dueAt: endOf(1, '07') },
      completedAt: day(20),
    };
    expect(nextStep(policy, history(), made)).toMatchObject({
      do: 'plan',
      at: day(20),
      dueAt: endOf(20, '07'),
    });
    const graver = history({
      levels: [
        { at: day(1), level: 3 },
        { at: day(10), level: 1 },
      ],
    });
    expect(nextStep(policy, graver, made)).toMatchObject({ do: 'plan', at: day(20), dueAt: endOf(27) });
  });

  test('a graver level brings the open one forward: it is cancelled, and planned anew', () => {
    const graver = history({
      levels: [
        { at: day(1), level: 3 },
        { at: day(10), level: 1 },
      ],
    });
    expect(nextStep(policy, graver, open(endOf(1, '07')))).toEqual({ do: 'cancel', why: 'rhythm-changed' });
    expect(nextStep(policy, graver, cancelled)).toEqual({ do: 'plan', at: day(10), dueAt: endOf(17), pack });
    expect(nextStep(policy, graver, open(endOf(17), { count: 2 }))).toBeUndefined();
  });

  test('a lesser level puts nothing off', () => {
    const lesser = history({
      levels: [
        { at: day(1), level: 1 },
        { at: day(3), level: null },
      ],
    });
    expect(nextStep(policy, lesser, open(endOf(8)))).toBeUndefined();
  });

  test('one that has begun goes on', () => {
    const graver = history({
      levels: [
        { at: day(1), level: 3 },
        { at: day(10), level: 1 },
      ],
    });
    const begun = open(endOf(1, '07'), { last: { status: 'started', dueAt: endOf(1, '07') } });
    expect(nextStep(policy, graver, begun)).toBeUndefined();
  });

  test('a unit that is out of use is not inspected', () => {
    const closed = history({ closed: true });
    expect(nextStep(policy, closed, nothing)).toBeUndefined();
    expect(nextStep(policy, closed, open(endOf(1, '07')))).toEqual({ do: 'cancel', why: 'unit-closed' });
    expect(nextStep(policy, closed, cancelled)).toBeUndefined();
  });
});
