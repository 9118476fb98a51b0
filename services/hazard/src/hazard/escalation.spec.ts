import type { EscalationLevel } from '@maplebridge/contracts/hazard';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextStepAt } from './escalation.ts';
import {
  after,
  closedAs,
  day,
  deadline,
  decider,
  event,
  extended,
  fixer,
  given,
  note,
  ordered,
  orderedMajor,
  policy,
  rectified,
  rectifiedBy,
  reviewed,
  runDueCommands,
  stateOf,
  waiting,
} from './hazard.fixtures.ts';

const escalated = (to: EscalationLevel, at: string, first = false, dueAt = deadline) =>
  event('escalated', { to, dueAt, grade: 'general', first }, at);
const atDeadline = escalated('enterprise', deadline, true);
const nextDay = day(9, '23:59:59');
const later = day(20);

describe('overdue (double prevention: to the next level by itself, secondary source)', () => {
  test('is escalated to the enterprise at its deadline, not before', () => {
    given(...ordered)
      .when(runDueCommands(day(8, '17:59:59')))
      .yields();
    given(...ordered)
      .when(runDueCommands(deadline))
      .yields(atDeadline);
  });
  test('is escalated to station, district and city by the city’s policy, once to each', () => {
    given(...ordered, atDeadline)
      .when(runDueCommands(nextDay))
      .yields(escalated('station', nextDay));
    given(...ordered, atDeadline)
      .when(runDueCommands(deadline))
      .yields();
    given(...ordered, atDeadline, escalated('station', nextDay))
      .when(runDueCommands(later))
      .yields(escalated('district', later), escalated('city', later));
  });
  test('a late scheduled run notifies every level reached, in order', () =>
    given(...ordered)
      .when(runDueCommands(later))
      .yields(
        escalated('enterprise', later, true),
        ...(['station', 'district', 'city'] as const).map((to) => escalated(to, later)),
      ));
  test('carries the grade, so that major hazards can be filtered', () =>
    given(...orderedMajor)
      .when(runDueCommands(deadline))
      .yields(
        event('escalated', { to: 'enterprise', dueAt: deadline, grade: 'major', first: true }, deadline),
      ));
});

describe('the escalation', () => {
  const failed = reviewed({ passed: false }, day(9));
  test('pauses while a review is pending and continues after a failed review', () => {
    given(...waiting)
      .when(runDueCommands(later))
      .yields();
    given(...waiting, failed)
      .when(runDueCommands(day(9, '11:00:00')))
      .yields(escalated('enterprise', day(9, '11:00:00'), true));
    given(...ordered, atDeadline, after, rectifiedBy(fixer, day(9)), failed)
      .when(runDueCommands(nextDay))
      .yields(escalated('station', nextDay));
  });
  test('restarts with a new deadline and notifies every level again, not as the first time', () => {
    const longer = day(15, '18:00:00');
    const moved = [...ordered, atDeadline, extended(longer, day(9))];
    given(...moved)
      .when(runDueCommands(day(10)))
      .yields();
    given(...moved)
      .when(runDueCommands(longer))
      .yields(escalated('enterprise', longer, false, longer));
  });
  test('rejects a rectification dated before an escalation', () =>
    given(...ordered, after, atDeadline)
      .when({ type: 'RectifyHazard', by: fixer, note, at: day(8), now: later })
      .refuses('time-out-of-order'));
  test('ends when the hazard is closed', () =>
    given(...ordered, after, rectified, reviewed(), closedAs('rectified', day(7)))
      .when(runDueCommands(later))
      .yields());
  test('gives the scheduler its next deadline', () => {
    expect(nextStepAt(policy, stateOf(ordered))).toBe(deadline);
    expect(nextStepAt(policy, stateOf([...ordered, atDeadline]))).toBe(nextDay);
    expect(nextStepAt(policy, stateOf(waiting))).toBeUndefined();
    const all = (['enterprise', 'station', 'district', 'city'] as const).map((to) => escalated(to, later));
    expect(nextStepAt(policy, stateOf([...ordered, ...all]))).toBeUndefined();
  });
});

test('each level is notified once, in order, whatever the scheduled runs', () => {
  const minutes = fc.array(fc.integer({ min: 0, max: 30 * 24 * 60 }), { maxLength: 30 });
  fc.assert(
    fc.property(minutes, (ticks) => {
      const events = [...ordered];
      for (const minute of ticks.sort((a, b) => a - b)) {
        const moment = new Date(Date.parse(day(3)) + minute * 60_000).toISOString();
        const decided = decider.decide(runDueCommands(moment), stateOf(events));
        if ('rejected' in decided) throw new Error(decided.rejected);
        events.push(...decided);
      }
      const told = events.flatMap((it) => (it.type === 'escalated' ? [it.data] : []));
      expect(told.map(({ to }) => to)).toEqual(
        ['enterprise', 'station', 'district', 'city'].slice(0, told.length),
      );
      expect(told.map(({ first }) => first)).toEqual(told.map((_, i) => i === 0));
    }),
  );
});
