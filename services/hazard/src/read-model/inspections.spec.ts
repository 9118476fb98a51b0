import { Inspection, type InspectionEvent, InspectionSummary } from '@maplebridge/contracts/hazard';
import { describe, expect, test } from 'vitest';
import { presentInspection } from '../http/presenters/inspection.ts';
import {
  allAnswered,
  answered,
  assigned,
  checklists,
  completed,
  day,
  enterprise,
  event,
  id,
  li,
  missed,
  note,
  onSite,
  photo,
  planned,
  policy,
  site,
  stateOf,
  wang,
} from '../inspection/inspection.fixtures.ts';
import { listedInspection } from './inspections.ts';

const listed = (events: readonly InspectionEvent[]) => {
  const [it, ...more] = listedInspection(policy, id, stateOf(events), events.length);
  expect(more).toEqual([]);
  if (!it) throw new Error('it is not listed');
  InspectionSummary.parse(it.item);
  return it;
};
const each = (list: string, key: string) =>
  Object.fromEntries(
    ['station/gaozi', 'park/gaozi-park', `enterprise/${enterprise}`].map((scope) => [
      `${scope}/inspections/${list}`,
      key,
    ]),
  );
const dueKey = '2026-06-10T15:59:59.000Z';
const month = 'park-gaozi-park/2026-06';
const dueNow = { 'park-gaozi-park/now': { inspectionsDue: 1 } };

describe('the lists of an inspection', () => {
  test('are those of its station, park and enterprise, by when it is due, and the scheduler’s', () =>
    expect(listed([planned()])).toEqual({
      id: `inspection-${id}`,
      version: 1,
      item: expect.objectContaining({ id, status: 'planned', missed: false, findings: 0 }),
      lists: { ...each('open', dueKey), 'due/inspections/gaozi': dueKey },
      counts: { ...dueNow, [month]: { planned: 1 } },
    }));
  test('are fewer where there is no park, and nothing is counted', () => {
    const it = listed([planned({ park: null })]);
    expect(Object.keys(it.lists)).toHaveLength(3);
    expect(it.counts).toEqual({});
  });
  test('count a missed one in the month it was due, and tell the scheduler of the next level', () => {
    const it = listed([planned(), missed('station', dueKey)]);
    expect(it.lists['due/inspections/gaozi']).toBe('2026-06-13T15:59:59.000Z');
    expect(it.counts).toEqual({ ...dueNow, [month]: { planned: 1, missed: 1 } });
  });
  test('no longer include the scheduler’s list when all levels are notified', () => {
    const all = (['station', 'district', 'city'] as const).map((to) => missed(to, dueKey));
    expect(listed([planned(), ...all]).lists).toEqual(each('open', dueKey));
  });
  test('show a completed one by when it was completed', () => {
    const it = listed([...allAnswered, completed()]);
    expect(it.lists).toEqual(each('completed', '2026-06-05T02:00:00.000Z'));
    expect(it.counts).toEqual({ [month]: { planned: 1, completed: 1 } });
    const late = listed([...allAnswered, completed(0, day(11))]);
    expect(late.counts).toEqual({ [month]: { planned: 1, completed: 1, missed: 1 } });
  });
  test('are empty for a cancelled inspection', () => {
    const it = listed([planned(), event('cancelled', { why: 'unit-closed' }, day(6))]);
    expect([it.lists, it.counts]).toEqual([{}, {}]);
  });
  test('use the month in the city’s time zone, not in UTC', () => {
    const early = planned({ dueAt: '2026-06-30T16:00:00.000Z' });
    expect(Object.keys(listed([early]).counts)).toContain('park-gaozi-park/2026-07');
  });
});

describe('an inspection as callers see it', () => {
  const view = (events: readonly InspectionEvent[]) => {
    const it = presentInspection(checklists, id, stateOf(events), (version) => `${version}`.padEnd(26, '0'));
    return Inspection.parse(it);
  };
  test('has every question of the pinned checklist in both languages, answered or open', () =>
    expect(view([...onSite, answered(1)])).toMatchObject({
      ...site,
      official: true,
      inspectors: [wang, li],
      answers: [
        { item: 1, question: { en: expect.stringContaining('version 1') }, answer: 'in-order', photos: [] },
        { item: 2, question: { zh: expect.stringContaining('第1版') }, answer: null, photos: [] },
      ],
    }));
  test('names the hazard that a finding opened, derived from its event id', () => {
    const found = answered(2, { answer: 'finding', note, photos: [photo] });
    const { answers, findings } = view([...onSite, answered(1), found]);
    expect(findings).toBe(1);
    expect(answers[0]).not.toHaveProperty('hazard');
    expect(answers[1]).toMatchObject({ photos: [photo], hazard: '5'.padEnd(26, '0') });
  });
  test('before someone is assigned is neither official nor not', () => {
    expect(view([planned()])).not.toHaveProperty('official');
    expect(view([planned(), assigned]).official).toBe(true);
  });
});
