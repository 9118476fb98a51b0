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
  second,
  soon,
  type Teller,
  teller,
} from './stories-hazard/teller.ts';

let system: System;
let story: Teller;
let partners: ReturnType<typeof listening>;
beforeAll(async () => {
  system = await startSystem();
  story = teller(system);
  partners = listening(system);
});
afterAll(() => system.remove());

/** The facts of a hazard that emergency management was told. */
const emergencyToldOf = async (hazard: string) =>
  (await partners.toldOf('emergency-management', `hazard-${hazard}`)).map(([fact]) => fact);

test('a unit is declared, inspected by itself, and its hazard is followed until it is closed', async () => {
  const id = await story.registered('91321112MA1MAPLE01');
  const inventory = { entries: [ammonia(50)] };
  const declared = await story.post(enterprise, `/enterprises/${id}/units/U1/inventories`, inventory);
  expect(declared.units[0].assessment).toMatchObject({ s: 5, r: 12, level: 3, colour: 'yellow' });

  const {
    items: [planned],
  } = await story.until(officer, `/inspections?enterprise=${id}`, ({ items }) =>
    expect(items).toHaveLength(1),
  );
  expect(planned).toMatchObject({ unit: 'U1', status: 'planned', checklist: { pack: 'major-hazards-121' } });

  const inspection = `/inspections/${planned.id}`;
  await story.post(officer, `${inspection}/inspectors`, { accounts: [officer, second], official: true });
  await story.post(officer, `${inspection}/starts`);
  const seen = await story.photo(officer, inspection, 'a valve without a guard');
  const finding = { item: 18, answer: 'finding', notes: 'Hot work without a permit.', photos: [seen] };
  const answered = await story.post(officer, `${inspection}/answers`, finding);
  const found = answered.answers.find(({ item }: { item: number }) => item === 18);
  expect(found.photos).toEqual([seen]);
  const hazard = `/hazards/${found.hazard}`;

  await vi.waitFor(async () => {
    expect(await story.get(enterprise, hazard)).toMatchObject({
      status: 'found',
      source: 'inspection',
      inspection: planned.id,
      clause: { pack: 'major-hazards-121', item: 18 },
      notes: 'Hot work without a permit.',
    });
  }, soon);
  for (const who of [enterprise, 'emergency'])
    expect(await story.seen(who, `${inspection}/photos/${seen}`)).toBe('a valve without a guard');

  await story.post(officer, `${hazard}/gradings`, { grade: 'major', ground: { by: 'item', items: [18] } });
  await story.post(officer, `${hazard}/orders`, order(daysFromNow(5)));
  const after = await story.photo(enterprise, hazard, 'a permit on the wall');
  await story.post(enterprise, `${hazard}/evidence`, { phase: 'after', photos: [after] });
  await story.post(enterprise, `${hazard}/rectifications`, { notes: 'Permits are in use.' });
  await story.post(second, `${hazard}/reviews`, { passed: true, notes: 'Seen.' });
  const closed = await story.post('emergency', `${hazard}/reviews`, { passed: true, notes: 'Seen again.' });
  expect(closed).toMatchObject({ status: 'closed', outcome: 'rectified', onTime: true, listed: false });

  await vi.waitFor(async () => {
    expect(await story.get(officer, '/parks/gaozi-park')).toMatchObject({
      units: { red: 0, orange: 0, yellow: 1, blue: 0 },
      hazards: { open: 0, majorOpen: 0, found: 1, rectified: 1, onTimeRate: { text: '100.0 %' } },
      effect: { b: 50, hazards: { accepted: 1, toFix: 1 }, vetoes: [] },
    });
    await expectParkOfLists(story);
    expect(await story.figures()).toMatchObject({ found: 1, rectified: 1, onTime: 1, major: 1, overdue: 0 });
    const told = ['graded', 'listed', 'ordered', 'rectified', 'reviewed', 'reviewed', 'delisted', 'closed'];
    expect(await emergencyToldOf(found.hazard)).toEqual(told);
  }, soon);
});

test('a reported hazard that nobody puts right climbs to the city by itself, and emergency management hears how it ends', async () => {
  const id = await story.registered('91321112MA1MAPLE14');
  const received = daysFromNow(-10);
  const report = await story.post(officer, '/reports', {
    kind: 'hazard',
    category: 'fire-lane-blocked',
    channel: 'walk-in',
    position: { lng: 119.3, lat: 32.155 },
    words: 'Drums stand in the fire lane.',
    receivedAt: received,
  });
  const {
    items: [{ id: found }],
  } = await story.until(officer, '/hazards', ({ items }) =>
    expect(items).toEqual([expect.objectContaining({ source: 'report', park: null })]),
  );
  const hazard = `/hazards/${found}`;
  await story.post(officer, `${hazard}/placements`, { enterprise: id, at: received });
  await story.post(officer, `${hazard}/gradings`, { grade: 'general', at: received });
  await story.post(officer, `${hazard}/orders`, order(daysFromNow(-8), { at: received }));

  const climbed = ['escalated', 'escalated'];
  await vi.waitFor(async () => {
    await story.tick();
    const { items } = await story.get(enterprise, `/hazards?enterprise=${id}&overdue=true`);
    expect(items).toEqual([expect.objectContaining({ id: found, overdue: true, escalatedTo: 'city' })]);
    expect(await emergencyToldOf(found)).toEqual(climbed);
    expect(await story.get(officer, `/reports/${report.id}`)).toMatchObject({
      status: 'in-rectification',
      progress: [{ step: 'hazard-opened' }, { step: 'hazard-ordered', hazardId: found }],
    });
  }, soon);

  const longer = { deadline: daysFromNow(3), reason: 'The crane comes on Monday.' };
  const extended = await story.post(officer, `${hazard}/extensions`, longer);
  expect(extended).toMatchObject({ overdue: false, order: { extensions: [{ reason: longer.reason }] } });
  const after = await story.photo(officer, hazard, 'an empty lane');
  await story.post(officer, `${hazard}/evidence`, { phase: 'after', photos: [after] });
  await story.post(officer, `${hazard}/rectifications`, { notes: 'Cleared.' });
  await story.post(second, `${hazard}/reviews`, { passed: true, notes: 'Clear.' });
  await vi.waitFor(
    async () =>
      expect(await emergencyToldOf(found)).toEqual([
        ...climbed,
        'extended',
        'rectified',
        'reviewed',
        'closed',
      ]),
    soon,
  );
});

test('every partner of the city was told of exactly what concerns it', () =>
  partners.expectExactlyWhatConcerns());
