import {
  type AccidentEvent,
  type AccidentStep,
  Accident as AccidentView,
} from '@maplebridge/contracts/hazard';
import { loadCity } from '@maplebridge/directory/load';
import { fold } from '@maplebridge/event-log';
import { specification } from '@maplebridge/event-log/spec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safetyPolicy } from '../domain/safety-policy.ts';
import { presentAccident } from '../http/presenters/accident.ts';
import { listedAccident } from '../read-model/accidents.ts';
import type { AccidentCommand } from './commands.ts';
import { accidentDecider } from './decide.ts';
import type { Accident } from './state.ts';
import { accidentOf, accidentStream } from './stream.ts';

const policy = safetyPolicy(loadCity('zhenjiang'));
const decider = accidentDecider(policy);
const given = specification(decider);
const id = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
const now = '2026-12-31T00:00:00.000Z';
/** On the day of the accident, in UTC. */
const time = (clock: string) => `2026-06-01T${clock}:00.000Z`;
const facts = {
  enterprise: '5e00000000000000000000000a',
  unit: 'U1',
  area: { city: '321100', district: '321112', station: 'gaozi' },
  park: 'gaozi-park',
  kind: 'leak' as const,
  deaths: 0,
  injured: 2,
  note: 'note-1',
};
const five = ['emergency-management', 'ecology', 'public-security', 'health', 'market-regulation'];
const report = { type: 'ReportAccident', ...facts, at: time('01:00'), now } as const;
const reported: AccidentEvent = {
  type: 'reported',
  at: time('01:00'),
  data: { ...facts, told: five, dueAt: time('02:00') },
};
const up = (to: AccidentStep, clock: string): AccidentCommand => ({
  type: 'ReportUpward',
  to,
  at: time(clock),
  now,
});
const reachedCounty: AccidentEvent = {
  type: 'reported-upward',
  at: time('01:40'),
  data: { to: 'county', next: 'city', dueAt: time('03:40') },
};
const reachedCity: AccidentEvent = {
  type: 'reported-upward',
  at: time('03:00'),
  data: { to: 'city', next: 'province', dueAt: time('05:00') },
};
const reachedProvince: AccidentEvent = {
  type: 'reported-upward',
  at: time('05:00'),
  data: { to: 'province' },
};
const overdue = (to: AccidentStep, dueAt: string, clock: string): AccidentEvent => ({
  type: 'overdue',
  at: time(clock),
  data: { to, dueAt: time(dueAt) },
});
const runDueCommands = (clock: string): AccidentCommand => ({
  type: 'NoteDue',
  at: time(clock),
  now: time(clock),
});
const close = (clock: string): AccidentCommand => ({
  type: 'CloseAccident',
  note: 'note-2',
  at: time(clock),
  now,
});
const closed: AccidentEvent = { type: 'closed', at: time('04:00'), data: { note: 'note-2' } };
const stateOf = (...events: AccidentEvent[]) => fold(decider, events) as Accident;

describe('an accident', () => {
  test('tells five departments at once (Hazardous Chemicals Safety Law art. 93)', () => {
    given().when(report).yields(reported);
    expect(decider.events.facts.reported.departments?.({ ...reported.data } as never)).toEqual(five);
  });
  test('is to reach the county within an hour of happening, not of being entered (reporting rules art. 6)', () =>
    expect(reported.data).toMatchObject({ dueAt: time('02:00') }));
  test('is reported once, and not before it happens', () => {
    given(reported).when(report).yields();
    given()
      .when({ ...report, now: time('00:59') })
      .refuses('time-in-future');
  });
});

describe('upward (reporting rules art. 7)', () => {
  test('it goes from the county to the city and the province, two hours for each step', () => {
    given(reported).when(up('county', '01:40')).yields(reachedCounty);
    given(reported, reachedCounty).when(up('city', '03:00')).yields(reachedCity);
    given(reported, reachedCounty, reachedCity).when(up('province', '05:00')).yields(reachedProvince);
  });
  test('it leaves no step out', () => {
    given(reported).when(up('city', '01:40')).refuses('step-out-of-order');
    given(reported, reachedCounty).when(up('province', '03:00')).refuses('step-out-of-order');
  });
  test('a step taken again changes nothing', () =>
    given(reported, reachedCounty).when(up('county', '02:00')).yields());
  test('a step is not taken before the one it follows, nor in the future', () => {
    given(reported).when(up('county', '00:59')).refuses('time-out-of-order');
    given(reported, reachedCounty).when(up('city', '01:39')).refuses('time-out-of-order');
    given(reported)
      .when({ ...up('county', '01:40'), now: time('01:39') })
      .refuses('time-in-future');
  });
  test('a step that was entered after it was told to be late keeps its time', () =>
    given(reported, overdue('county', '02:00', '02:01'))
      .when(up('county', '01:40'))
      .yields(reachedCounty));
  test('of what is not there or is dealt with there is nothing to report', () => {
    given().when(up('county', '01:40')).refuses('not-found');
    given(reported, closed).when(up('county', '04:30')).refuses('accident-closed');
  });
});

describe('a report that is late', () => {
  test('is told once for each step (reporting rules arts 6, 7)', () => {
    given(reported).when(runDueCommands('01:59')).yields();
    given(reported)
      .when(runDueCommands('02:00'))
      .yields(overdue('county', '02:00', '02:00'));
    given(reported, overdue('county', '02:00', '02:00'))
      .when(runDueCommands('09:00'))
      .yields();
    given(reported, overdue('county', '02:00', '02:00'), reachedCounty)
      .when(runDueCommands('03:40'))
      .yields(overdue('city', '03:40', '03:40'));
  });
  test('is none when it reached the province, or the accident is dealt with', () => {
    given(reported, reachedCounty, reachedCity, reachedProvince).when(runDueCommands('23:00')).yields();
    given(reported, closed).when(runDueCommands('23:00')).yields();
  });
});

test('an accident is dealt with once', () => {
  given(reported).when(close('04:00')).yields(closed);
  given(reported, closed).when(close('04:30')).refuses('accident-closed');
  given(reported, reachedCounty).when(close('01:39')).refuses('time-out-of-order');
});

describe('in the read model', () => {
  const listed = (...events: AccidentEvent[]) =>
    listedAccident(policy, id, stateOf(...events), events.length)[0];
  test('it tells the scheduler when to look, and counts in the month of its park', () =>
    expect(listed(reported)).toMatchObject({
      id: accidentStream(id),
      version: 1,
      lists: { 'due/accidents/gaozi': time('02:00') },
      counts: { 'park-gaozi-park/2026-06': { accidents: 1 } },
    }));
  test('it leaves the scheduler alone when nothing more is due', () => {
    expect(listed(reported, overdue('county', '02:00', '02:00'))?.lists).toEqual({});
    expect(listed(reported, closed)?.lists).toEqual({});
    expect(listed({ ...reported, data: { ...reported.data, park: null } } as AccidentEvent)?.counts).toEqual(
      {},
    );
  });
});

test('callers see how far it has gone, and whom it must reach next', () => {
  const view = (...events: AccidentEvent[]) =>
    AccidentView.parse(presentAccident(id, stateOf(reported, ...events), 'words'));
  expect(view()).toMatchObject({
    status: 'reported',
    told: five,
    upward: [],
    next: { to: 'county', dueAt: time('02:00'), overdue: false },
    notes: 'words',
  });
  expect(view(overdue('county', '02:00', '02:00')).next?.overdue).toBe(true);
  expect(view(reachedCounty)).toMatchObject({
    upward: [{ to: 'county', at: time('01:40') }],
    next: { to: 'city', dueAt: time('03:40'), overdue: false },
  });
  expect(view(reachedCounty, reachedCity, reachedProvince).next).toBeUndefined();
  expect(view(closed)).toMatchObject({ status: 'closed', closedAt: time('04:00') });
  expect(view(closed).next).toBeUndefined();
});

test('a stream tells whether it is an accident’s', () =>
  expect([accidentOf(accidentStream(id)), accidentOf(`hazard-${id}`)]).toEqual([id, undefined]));

test('whatever is done and however often, the report goes up in order and each step is told late at most once', () => {
  const step = fc.constantFrom<AccidentStep>('county', 'city', 'province');
  const deed = fc.oneof(
    step.map((to) => ({ type: 'ReportUpward', to })),
    fc.constant({ type: 'NoteDue' }),
    fc.constant({ type: 'NoteDue' }),
  );
  const life = fc.array(fc.tuple(deed, fc.integer({ min: 1, max: 150 })), { maxLength: 20 });
  fc.assert(
    fc.property(life, (deeds) => {
      const events: AccidentEvent[] = [reported];
      let minutes = 0;
      for (const [what, later] of deeds) {
        minutes += later;
        const at = new Date(Date.parse(reported.at) + minutes * 60_000).toISOString();
        const decided = decider.decide({ ...what, at, now: at } as AccidentCommand, stateOf(...events));
        if (!('rejected' in decided)) events.push(...decided);
      }
      const reached = events.flatMap((it) => (it.type === 'reported-upward' ? [it.data.to] : []));
      expect(reached).toEqual(['county', 'city', 'province'].slice(0, reached.length));
      const late = events.flatMap((it) => (it.type === 'overdue' ? [it.data.to] : []));
      expect(new Set(late).size).toBe(late.length);
      expect(fold(decider, JSON.parse(JSON.stringify(events)))).toEqual(stateOf(...events));
    }),
  );
});
