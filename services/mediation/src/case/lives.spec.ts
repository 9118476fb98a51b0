import type { CaseEvent } from '@maplebridge/contracts/mediation';
import { firstBreak, fold, isRejection, seal } from '@maplebridge/event-log';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agree,
  close,
  consent,
  decider,
  now,
  opened,
  overdue,
  session,
  toCentre,
  toCourt,
} from './case.fixtures.ts';
import type { CaseCommand } from './commands.ts';

const anyCommand = fc.oneof(
  fc.constantFrom(
    consent('A', 'given'),
    consent('B', 'given'),
    consent('A', 'refused'),
    consent('C', 'given'),
  ),
  fc.constantFrom(session('A'), session('A', 'B'), session('J')),
  fc.constantFrom(toCentre, toCourt, agree(), agree({ form: 'written' })),
  fc.constantFrom(
    close('settled'),
    close('failed', { routesTold: ['court'] }),
    close('withdrawn'),
    overdue('2019-07-01T00:00:00.000Z'),
  ),
);

describe('whatever the commands', () => {
  function live(commands: readonly CaseCommand[]): CaseEvent[] {
    const events = [opened];
    for (const command of commands) {
      const decided = decider.decide(command, fold(decider, events));
      if (!isRejection(decided)) events.push(...decided);
    }
    return events;
  }

  test('a case that ended stays as it ended', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 20 }), (commands) => {
        const events = live(commands);
        expect(events.filter(({ type }) => type === 'closed').length).toBeLessThanOrEqual(1);
        if (events.some(({ type }) => type === 'closed')) expect(events.at(-1)?.type).toBe('closed');
      }),
    );
  });

  test('what is settled was agreed, and who agreed had consented', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 30 }), (commands) => {
        const state = fold(decider, live(commands));
        if (state?.outcome === 'settled') expect(state.agreement).toBeDefined();
        if (state?.agreement) expect(Object.values(state.consents)).toEqual(['given', 'given']);
      }),
    );
  });

  test('every event satisfies its contract and seals into an intact history', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 20 }), (commands) => {
        const events = live(commands);
        for (const { type, data } of events) decider.events.facts[type].data.parse(data);
        const sealed = seal(
          events.map((event, i) => ({
            ...event,
            stream: 'case-1',
            version: i + 1,
            schema: 1,
            recordedAt: now,
            area: 'x',
            by: 'x',
          })),
          '',
        );
        expect(firstBreak(sealed)).toBeUndefined();
      }),
    );
  });
});
