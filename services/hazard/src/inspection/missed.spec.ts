import { describe, expect, test } from 'vitest';
import { nextInspection } from '../domain/inspection-schedule/next-inspection.ts';
import {
  allAnswered,
  assigned,
  completed,
  day,
  event,
  given,
  missed,
  onSite,
  planned,
  policy,
  runDueCommands,
  stateOf,
} from './inspection.fixtures.ts';
import { isMissed, nextStepAt } from './missed.ts';

describe('an inspection that is overdue (levels of the city’s policy)', () => {
  const due = '2026-06-10T15:59:59.000Z';
  test('is escalated to the station when it is due, not a moment before', () => {
    given(planned()).when(runDueCommands('2026-06-10T15:59:58.999Z')).yields();
    given(planned(), assigned).when(runDueCommands(due)).yields(missed('station', due));
  });
  test('is escalated on to district and city, once to each', () => {
    const third = '2026-06-13T15:59:59.000Z';
    const seventh = '2026-06-17T15:59:59.000Z';
    given(planned(), missed('station', due)).when(runDueCommands(due)).yields();
    given(planned(), missed('station', due)).when(runDueCommands(third)).yields(missed('district', third));
    given(planned())
      .when(runDueCommands(seventh))
      .yields(missed('station', seventh), missed('district', seventh), missed('city', seventh));
    given(planned(), missed('station', due), missed('district', third), missed('city', seventh))
      .when(runDueCommands('2027-01-01T00:00:00.000Z'))
      .yields();
  });
  test('is escalated also after its start', () =>
    given(...onSite)
      .when(runDueCommands(due))
      .yields(missed('station', due)));
  test('is never escalated after it is completed or cancelled', () => {
    given(...allAnswered, completed())
      .when(runDueCommands('2027-01-01T00:00:00.000Z'))
      .yields();
    given(planned(), event('cancelled', { why: 'unit-closed' }, day(6)))
      .when(runDueCommands('2027-01-01T00:00:00.000Z'))
      .yields();
  });
  test('gives the scheduler its next deadline', () => {
    expect(nextStepAt(policy, stateOf([planned()]))).toBe(day(10, '23:59:59'));
    expect(nextStepAt(policy, stateOf([planned(), missed('station', due)]))).toBe(
      '2026-06-13T23:59:59+08:00',
    );
    expect(nextStepAt(policy, stateOf([...allAnswered, completed()]))).toBeUndefined();
  });
  test('counts as missed until it is entered as made in time', () => {
    const late = [...allAnswered, missed('station', due)];
    expect(isMissed(stateOf(allAnswered))).toBe(false);
    expect(isMissed(stateOf(late))).toBe(true);
    expect(isMissed(stateOf([...late, completed(0, day(10))]))).toBe(false);
    expect(isMissed(stateOf([...late, completed(0, day(11))]))).toBe(true);
  });
});

describe('the inspection schedule (Hazardous Chemicals Safety Law art. 13: special inspections by grade; the figures are the city’s)', () => {
  test.each([
    [1, '2026-06-08T23:59:59+08:00'],
    [2, '2026-06-15T23:59:59+08:00'],
    [3, '2026-07-01T23:59:59+08:00'],
    [4, '2026-08-01T23:59:59+08:00'],
    [null, '2026-12-01T23:59:59+08:00'],
  ])('of a unit of level %s', (level, dueAt) =>
    expect(nextInspection(policy, level, day(1))).toEqual({ dueAt, pack: 'major-hazards-121' }),
  );
  test('is shorter for a more serious level', () => {
    const ends = ([1, 2, 3, 4, null] as const).map((level) =>
      Date.parse(nextInspection(policy, level, day(31 - 3)).dueAt),
    );
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
  });
});
