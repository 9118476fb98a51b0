import { firstBreak, seal } from '@maplebridge/event-log';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decider, id } from './hazard.fixtures.ts';

import { begin, commands, seen } from './life-cycle.fixtures.ts';

describe('any sequence of commands on a hazard', () => {
  test('matches a simple model, step by step', () => {
    // A fixed seed, so that what is reached is reached in every run.
    fc.assert(
      fc.property(fc.boolean(), commands(60), (byRule, life) => {
        fc.modelRun(() => begin(byRule), life);
      }),
      { numRuns: 250, seed: 20260501 },
    );
    // No state and no end is out of reach, and no rule without its refusal.
    expect([...seen]).toEqual(
      expect.arrayContaining([
        ...['found', 'graded', 'rectifying', 'to-be-reviewed', 'to-be-reviewed-again', 'closed'],
        ...['general', 'major', 'rectified', 'unfounded', 'duplicate'],
        ...['enterprise', 'station', 'district', 'city'],
        ...['listed', 'delisted', 'placed', 'ordered', 'extended', 'evidence-added', 'escalated', 'reviewed'],
        ...['major-by-rule', 'grade-missing', 'order-exists', 'order-missing', 'deadline-invalid'],
        ...['evidence-missing', 'nothing-to-review', 'own-work', 'hazard-closed', 'on time', 'too late'],
      ]),
    );
  });

  test('every event satisfies its contract and seals into an intact history', () => {
    fc.assert(
      fc.property(fc.boolean(), commands(40), (byRule, life) => {
        const { model, real } = begin(byRule);
        fc.modelRun(() => ({ model, real }), life);
        for (const { type, data } of real.events) decider.events.facts[type].data.parse(data);
        const unsealed = real.events.map((event, i) => ({
          ...event,
          stream: `hazard-${id}`,
          version: i + 1,
          schema: 1,
          recordedAt: event.at,
          area: 'x',
          by: 'x',
        }));
        expect(firstBreak(seal(unsealed, ''))).toBeUndefined();
      }),
    );
  });
});
