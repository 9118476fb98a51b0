import { type HazardEvent, HazardSummary, HazardView } from '@maplebridge/contracts/hazard';
import { describe, expect, test } from 'vitest';
import {
  clause,
  closedAs,
  day,
  deadline,
  enterprise,
  event,
  extended,
  facts,
  found,
  graded,
  id,
  note,
  ordered,
  orderedMajor,
  otherId,
  photo,
  policy,
  reported,
  stateOf,
  waiting,
  waitingMajor,
} from '../hazard/hazard.fixtures.ts';
import { presentHazard } from '../http/presenters/hazard.ts';
import { listedHazard } from './hazards.ts';

const listed = (events: readonly HazardEvent[]) => {
  const [it, ...more] = listedHazard(policy, id, stateOf(events), events.length);
  expect(more).toEqual([]);
  if (!it) throw new Error('it is not listed');
  HazardSummary.parse(it.item);
  return it;
};
const scopes = ['station/gaozi', 'park/gaozi-park', `enterprise/${enterprise}`];
const each = (list: string, key: string) =>
  Object.fromEntries(scopes.map((scope) => [`${scope}/hazards/${list}`, key]));
const foundKey = '2026-06-01T02:00:00.000Z';
const dueKey = '2026-06-08T10:00:00.000Z';
const overdue = (grade: 'general' | 'major') =>
  event('escalated', { to: 'enterprise', dueAt: deadline, grade, first: true }, day(9));
const closed = (over: object = {}) =>
  event(
    'closed',
    { outcome: 'rectified', onTime: true, foundAt: day(1), ...over } as never,
    '2026-07-01T00:30:00+08:00',
  );

describe('the lists of a hazard', () => {
  test('are those of its station, park and enterprise', () => {
    expect(listed([found()])).toMatchObject({
      id: `hazard-${id}`,
      version: 1,
      lists: each('open', foundKey),
    });
    expect(Object.keys(listed([found()]).lists)).toHaveLength(3);
  });
  test('are fewer where no enterprise or park is known', () => {
    const { enterprise: _, unit: _unit, ...anywhere } = facts;
    const it = listed([event('found', { ...anywhere, park: null }, day(1))]);
    expect(it.lists).toEqual({ 'station/gaozi/hazards/open': foundKey });
    expect(it.counts).toEqual({});
  });
  test('tell the scheduler when to look again', () =>
    expect(listed(ordered).lists).toEqual({ ...each('open', foundKey), 'due/hazards/gaozi': dueKey }));
  test('tell open major and overdue ones, the longest overdue first', () =>
    expect(listed([...orderedMajor, overdue('major')]).lists).toEqual({
      ...each('open', foundKey),
      ...each('major', foundKey),
      ...each('overdue', dueKey),
      'due/hazards/gaozi': '2026-06-09T15:59:59.000Z',
      [`clause/${enterprise}/U1/major-hazards-121/18`]: 'open',
    }));
  test('keep what was put right for those that come again, and what was none for nobody', () => {
    expect(listed([...waitingMajor, closed()]).lists).toEqual({
      ...each('closed', foundKey),
      [`clause/${enterprise}/U1/major-hazards-121/18`]: '2026-06-30T16:30:00.000Z',
    });
    expect(listed([found({ clause }), closed({ outcome: 'duplicate', of: otherId })]).lists).toEqual(
      each('closed', foundKey),
    );
  });
});

describe('what a park counts', () => {
  const month = (n: string) => `park-gaozi-park/2026-${n}`;
  test('of an open one is how it stands, and the month in which it was found', () => {
    expect(listed(ordered).counts).toEqual({
      [month('06')]: { found: 1 },
      'park-gaozi-park/now': { open: 1 },
    });
    expect(listed([...ordered, overdue('general')]).counts['park-gaozi-park/now']).toEqual({
      open: 1,
      overdue: 1,
    });
    expect(listed([...orderedMajor, overdue('major')]).counts['park-gaozi-park/now']).toEqual({
      open: 1,
      overdue: 1,
      majorOpen: 1,
      majorOverdue: 1,
    });
  });
  test('of a closed one is the month, in the city, in which it was put right, and whether in time', () => {
    expect(listed([...waiting, closed()]).counts).toEqual({
      [month('06')]: { found: 1 },
      [month('07')]: { rectified: 1, onTime: 1 },
    });
    expect(listed([...waiting, closed({ onTime: false })]).counts[month('07')]).toEqual({ rectified: 1 });
    const before = closedAs('rectified', day(30), { onTime: true });
    expect(listed([...waiting, before]).counts).toEqual({
      [month('06')]: { found: 1, rectified: 1, onTime: 1 },
    });
  });
  test('of one that was none is nothing', () =>
    expect(listed([found(), closed({ outcome: 'unfounded' })]).counts).toEqual({}));
});

describe('a hazard as callers see it', () => {
  const known = { notes: null, kept: new Map(), inspection: undefined, phones: true, dismissal: true };
  const words = {
    measures: 'clear the lane',
    responsible: { name: '王', phone: '12345' },
    contingencyPlan: 'a guard',
  };
  test('has the words of the five musts, or says that they are gone', () => {
    const standing = { fundsYuan: 5000, deadline, stop: 'none', extensions: [] };
    const kept = new Map([[note, words]]);
    const told = presentHazard(id, stateOf(ordered), { ...known, notes: 'blocked', kept });
    expect(HazardView.parse(told)).toMatchObject({ notes: 'blocked', order: { ...standing, ...words } });
    const unread = presentHazard(id, stateOf(ordered), { ...known, phones: false, kept });
    expect(HazardView.parse(unread).order?.responsible).toEqual({ name: '王', phone: null });
    const gone = presentHazard(id, stateOf(ordered), known);
    expect(HazardView.parse(gone).order).toEqual({
      ...standing,
      measures: null,
      responsible: null,
      contingencyPlan: null,
    });
  });
  test('tells of its extensions, rectifications and reviews in words, shows photos, and says how it ended', () => {
    const events = [
      found({ recurrenceOf: otherId }),
      graded,
      ...waiting.slice(2, 3),
      extended(day(9), day(4)),
      ...waiting.slice(3),
    ];
    const review = event(
      'reviewed',
      { review: 'first', passed: true, by: otherId, grade: 'general', note },
      day(7),
    );
    const kept = new Map([[note, { words: 'said' }]]);
    const state = stateOf([...events, review, closed()]);
    const view = HazardView.parse(presentHazard(id, state, { ...known, kept }));
    expect(view).toMatchObject({
      status: 'closed',
      outcome: 'rectified',
      onTime: true,
      recurrence: true,
      recurrenceOf: otherId,
      overdue: false,
      photos: [{ id: photo, phase: 'after' }],
      rectifications: [{ at: day(6), notes: 'said' }],
      reviews: [{ at: day(7), passed: true, notes: 'said' }],
      closedAt: '2026-07-01T00:30:00+08:00',
      order: { extensions: [{ at: day(4), reason: 'said' }], deadline: day(9) },
    });
    expect(view.dueAt).toBeUndefined();
  });
  test('shows neither the report it came from nor who acted', () => {
    const view = JSON.stringify(presentHazard(otherId, stateOf([...reported, ...waiting.slice(1)]), known));
    expect(view).not.toContain(id);
    expect(view).not.toContain('3m0a');
  });
});
