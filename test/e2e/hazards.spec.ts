import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type System, startSystem } from '../support/system.ts';
import { listening } from './stories-hazard/partners.ts';
import {
  ammonia,
  daysFromNow,
  enterprise,
  expectParkOfLists,
  officer,
  order,
  type StoryDriver,
  second,
  soon,
  storyDriver,
} from './stories-hazard/story-driver.ts';

let system: System;
let story: StoryDriver;
let partners: ReturnType<typeof listening>;
beforeAll(async () => {
  system = await startSystem();
  story = storyDriver(system);
  partners = listening(system);
});
afterAll(() => system.remove());

/** The hazard events that emergency management received. */
const emergencyToldOf = async (hazard: string) =>
  (await partners.toldOf('emergency-management', `hazard-${hazard}`)).map(([fact]) => fact);

test('a unit is declared, inspected on schedule, and its hazard is tracked until it is closed', async () => {
  const plant = await story.registered('91321112MA1MAPLE01');
  const declared = await story.declares(enterprise, plant, [ammonia(50)]);
  expect(declared.units[0]?.assessment).toMatchObject({ s: 5, r: 12, level: 3, colour: 'yellow' });

  const api = story.as(officer);
  const {
    items: [planned],
  } = await story.until(
    () => api.get('/inspections', { enterprise: plant }),
    ({ items }) => expect(items).toHaveLength(1),
  );
  expect(planned).toMatchObject({ unit: 'U1', status: 'planned', checklist: { pack: 'major-hazards-121' } });

  const inspection = planned?.id ?? '';
  const inspectors = { accounts: [officer, second], official: true };
  await api.post('/inspections/{id}/inspectors', { id: inspection, body: inspectors });
  await api.post('/inspections/{id}/starts', { id: inspection, body: {} });
  const seen = await story.photo(officer, 'inspections', inspection, 'a valve without a guard');
  const { answers } = await api.post('/inspections/{id}/answers', {
    id: inspection,
    body: { item: 18, answer: 'finding', notes: 'Hot work without a permit.', photos: [seen] },
  });
  const found = answers.find(({ item }) => item === 18);
  expect(found?.photos).toEqual([seen]);
  const id = found?.hazard ?? '';

  const own = story.as(enterprise);
  await story.until(
    () => own.get('/hazards/{id}', { id }),
    (it) =>
      expect(it).toMatchObject({
        status: 'found',
        source: 'inspection',
        inspection,
        clause: { pack: 'major-hazards-121', item: 18 },
        notes: 'Hot work without a permit.',
      }),
  );
  for (const who of [enterprise, 'emergency'])
    expect(await story.seen(who, 'inspections', inspection, seen)).toBe('a valve without a guard');

  const ground = { by: 'item' as const, items: [18] };
  await api.post('/hazards/{id}/gradings', { id, body: { grade: 'major', ground } });
  await api.post('/hazards/{id}/orders', { id, body: order(daysFromNow(5)) });
  const after = await story.photo(enterprise, 'hazards', id, 'a permit on the wall');
  await own.post('/hazards/{id}/evidence', { id, body: { phase: 'after', photos: [after] } });
  await own.post('/hazards/{id}/rectifications', { id, body: { notes: 'Permits are in use.' } });
  const review = (who: string, notes: string) =>
    story.as(who).post('/hazards/{id}/reviews', { id, body: { passed: true, notes } });
  await review(second, 'Seen.');
  const closed = await review('emergency', 'Seen again.');
  expect(closed).toMatchObject({ status: 'closed', outcome: 'rectified', onTime: true, listed: false });

  await vi.waitFor(async () => {
    expect(await api.get('/parks/{park}', { park: 'gaozi-park' })).toMatchObject({
      units: { red: 0, orange: 0, yellow: 1, blue: 0 },
      hazards: { open: 0, majorOpen: 0, found: 1, rectified: 1, onTimeRate: { text: '100.0 %' } },
      effect: { b: 50, hazards: { accepted: 1, toFix: 1 }, vetoes: [] },
    });
    await expectParkOfLists(story);
    expect(await story.figures()).toMatchObject({ found: 1, rectified: 1, onTime: 1, major: 1, overdue: 0 });
    const told = ['graded', 'listed', 'ordered', 'rectified', 'reviewed', 'reviewed', 'delisted', 'closed'];
    expect(await emergencyToldOf(id)).toEqual(told);
  }, soon);
});

test('a reported hazard that is not rectified is escalated to the city automatically, and emergency management receives its end', async () => {
  const plant = await story.registered('91321112MA1MAPLE14');
  const received = daysFromNow(-10);
  const api = story.as(officer);
  const report = await api.post('/reports', {
    body: {
      kind: 'hazard',
      category: 'fire-lane-blocked',
      channel: 'walk-in',
      position: { lng: 119.3, lat: 32.155 },
      words: 'Drums stand in the fire lane.',
      receivedAt: received,
    },
  });
  const { items } = await story.until(
    () => api.get('/hazards'),
    ({ items: all }) => expect(all).toEqual([expect.objectContaining({ source: 'report', park: null })]),
  );
  const id = items[0]?.id ?? '';
  await api.post('/hazards/{id}/placements', { id, body: { enterprise: plant, at: received } });
  await api.post('/hazards/{id}/gradings', { id, body: { grade: 'general', at: received } });
  await api.post('/hazards/{id}/orders', { id, body: order(daysFromNow(-8), { at: received }) });

  const climbed = ['escalated', 'escalated'];
  await vi.waitFor(async () => {
    await story.runDueCommands();
    const late = await story.as(enterprise).get('/hazards', { enterprise: plant, overdue: 'true' });
    expect(late.items).toEqual([expect.objectContaining({ id, overdue: true, escalatedTo: 'city' })]);
    expect(await emergencyToldOf(id)).toEqual(climbed);
    expect(await api.get('/reports/{id}', { id: report.id })).toMatchObject({
      status: 'in-rectification',
      progress: [{ step: 'hazard-opened' }, { step: 'hazard-ordered', hazardId: id }],
    });
  }, soon);

  const longer = { deadline: daysFromNow(3), reason: 'The crane comes on Monday.' };
  const extended = await api.post('/hazards/{id}/extensions', { id, body: longer });
  expect(extended).toMatchObject({ overdue: false, order: { extensions: [{ reason: longer.reason }] } });
  const after = await story.photo(officer, 'hazards', id, 'an empty lane');
  await api.post('/hazards/{id}/evidence', { id, body: { phase: 'after', photos: [after] } });
  await api.post('/hazards/{id}/rectifications', { id, body: { notes: 'Cleared.' } });
  const clear = { passed: true, notes: 'Clear.' };
  await story.as(second).post('/hazards/{id}/reviews', { id, body: clear });
  await vi.waitFor(
    async () =>
      expect(await emergencyToldOf(id)).toEqual([...climbed, 'extended', 'rectified', 'reviewed', 'closed']),
    soon,
  );
});

test('every partner of the city received exactly the events that concern it', () =>
  partners.expectExactlyWhatConcerns());
