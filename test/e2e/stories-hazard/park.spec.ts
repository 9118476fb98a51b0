import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type System, startSystem } from '../../support/system.ts';
import { listening } from './partners.ts';
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
} from './story-driver.ts';

let system: System;
let story: StoryDriver;
let partners: ReturnType<typeof listening>;
beforeAll(async () => {
  system = await startSystem();
  story = storyDriver(system);
  partners = listening(system);
});
afterAll(() => system.remove());

const reporter = {
  words: 'Drums of the ammonia plant stand in the fire lane behind my house.',
  contact: { name: 'Li Confidential 李保密', phone: '13900001111' },
};
let report: string;

const park = () => story.as(officer).get('/parks/{park}', { park: 'gaozi-park' });

describe('a blocked fire lane that a resident reports', () => {
  let id: string;
  let plant: string;
  const asReporter = () => story.as('li').get('/reports/{id}', { id: report });

  test('opens a hazard without personal data of the report and without an enterprise', async () => {
    plant = await story.registered('91321112MA1MAPLE01');
    const taken = await story.as('li').post('/reports', {
      body: {
        kind: 'hazard',
        category: 'fire-lane-blocked',
        channel: 'app',
        position: { lng: 119.3, lat: 32.155 },
        ...reporter,
      },
    });
    report = taken.id;
    const { progress } = await story.until(asReporter, (it) =>
      expect(it.progress).toEqual([expect.objectContaining({ step: 'hazard-opened' })]),
    );
    id = progress[0]?.hazardId ?? '';
    expect(id).not.toBe(report);
    const seenBy = (who: string) => story.as(who).get('/hazards/{id}', { id });
    expect(await seenBy(officer)).toMatchObject({ id, status: 'found', source: 'report', notes: null });
    expect(await story.refused(seenBy('li'))).toBe('role-not-allowed');
    expect(await story.refused(seenBy(enterprise))).toBe('enterprise-not-yours');
  });

  test('is assigned to the plant, graded and ordered, and its reporter sees progress', async () => {
    const api = story.as(officer);
    await api.post('/hazards/{id}/placements', { id, body: { enterprise: plant } });
    await api.post('/hazards/{id}/gradings', { id, body: { grade: 'general' } });
    await api.post('/hazards/{id}/orders', { id, body: order(daysFromNow(5)) });
    await story.until(asReporter, (it) => expect(it.status).toBe('in-rectification'));
    const own = story.as(enterprise);
    await story.until(
      () => own.get('/hazards', { enterprise: plant }),
      ({ items }) =>
        expect(items).toEqual([expect.objectContaining({ id, status: 'rectifying', grade: 'general' })]),
    );
    for (const asked of ['/reports/{id}', '/hazards/{id}'] as const)
      expect(['not-your-report', 'not-found']).toContain(await story.refused(own.get(asked, { id: report })));
  });

  test('is rectified twice, since the first re-inspection failed, each time with its own photo', async () => {
    const own = story.as(enterprise);
    const rectify = (notes: string) => own.post('/hazards/{id}/rectifications', { id, body: { notes } });
    async function shows(text: string): Promise<string> {
      const photo = await story.photo(enterprise, 'hazards', id, text);
      await own.post('/hazards/{id}/evidence', { id, body: { phase: 'after', photos: [photo] } });
      return photo;
    }
    const review = (who: string, passed: boolean, notes: string) =>
      story.as(who).post('/hazards/{id}/reviews', { id, body: { passed, notes } });

    await shows('a lane with one drum');
    await rectify('Cleared.');
    const failed = await review(officer, false, 'One drum is left.');
    expect(failed).toMatchObject({ status: 'rectifying', reviews: [{ passed: false }] });
    expect(await own.get('/hazards/{id}', { id })).toMatchObject({
      reviews: [{ notes: 'One drum is left.' }],
    });

    expect(await story.refused(rectify('Now it is cleared.'))).toBe('evidence-missing');
    const fresh = await shows('an empty lane');
    await rectify('Now it is cleared.');
    const closed = await review(second, true, 'Clear.');
    expect(closed).toMatchObject({ status: 'closed', outcome: 'rectified', onTime: true });
    expect(await story.seen(officer, 'hazards', id, fresh)).toBe('an empty lane');
  });

  test('is closed for its reporter, in statistics and in the park, and never concerns emergency management', async () => {
    const seen = await story.until(asReporter, (it) => expect(it.status).toBe('ended'));
    expect(seen.progress.map(({ step }) => step)).toEqual([
      'hazard-opened',
      'hazard-ordered',
      'hazard-closed',
    ]);
    expect(seen.progress.at(-1)).toMatchObject({ outcome: 'rectified' });
    await vi.waitFor(async () => {
      expect(await story.figures()).toMatchObject({
        found: 1,
        rectified: 1,
        onTime: 1,
        major: 0,
        overdue: 0,
      });
      expect(await park()).toMatchObject({
        hazards: { open: 0, overdue: 0, found: 1, rectified: 1, rectificationRate: { text: '100.0 %' } },
        effect: { e: 100, a: 50, b: 50, alpha: 1, hazards: { accepted: 1, toFix: 1 } },
      });
      await expectParkOfLists(story);
    }, soon);
    expect(await partners.toldOf('emergency-management', `hazard-${id}`)).toEqual([]);
  });
});

describe('a tank that is added', () => {
  let plant: string;
  const inspections = () => story.as(officer).get('/inspections', { enterprise: plant });
  const orange = { level: 2, colour: 'orange', s: 25, r: 60 };

  test('raises a unit from level 3 to level 2, and brings its inspection forward', async () => {
    plant = await story.registered('91321112MA1MAPLE14');
    const declared = await story.declares(enterprise, plant, [ammonia(50)]);
    expect(declared.units[0]?.assessment).toMatchObject({ s: 5, alpha: 1.2, r: 12, level: 3 });
    const {
      items: [first],
    } = await story.until(inspections, ({ items }) => expect(items).toHaveLength(1));

    const added = await story.declares(enterprise, plant, [ammonia(50), ammonia(200)]);
    const assessment = added.units[0]?.assessment;
    expect(assessment).toMatchObject(orange);
    expect(assessment?.terms).toEqual([
      expect.objectContaining({ tonnes: 50, criticalTonnes: 10, ratio: 5, beta: 2, betaFrom: 'table-3' }),
      expect.objectContaining({ tonnes: 200, criticalTonnes: 10, ratio: 20, beta: 2, betaFrom: 'table-3' }),
    ]);
    await story.until(inspections, ({ items }) => {
      expect(items).toEqual([expect.objectContaining({ unit: 'U1', status: 'planned' })]);
      expect(items[0]?.id).not.toBe(first?.id);
      expect(Date.parse(items[0]?.dueAt ?? '')).toBeLessThan(Date.parse(first?.dueAt ?? ''));
    });
    const before = await story.as(officer).get('/inspections/{id}', { id: first?.id ?? '' });
    expect(before).toMatchObject({ status: 'cancelled' });
    await vi.waitFor(async () => {
      const { items } = await story.as(officer).get('/units', { park: 'gaozi-park', colour: 'orange' });
      expect(items).toEqual([expect.objectContaining({ enterprise: plant, ...orange })]);
      expect((await park()).units).toMatchObject({ orange: 1, yellow: 0 });
      await expectParkOfLists(story);
    }, soon);
  });

  test('returns to level 3 when residents move away; the planned inspection is not postponed', async () => {
    const { items } = await inspections();
    const changed = await story
      .as(officer)
      .post('/enterprises/{id}/changes', { id: plant, body: { residents: 0 } });
    expect(changed.units[0]?.assessment).toMatchObject({
      s: 25,
      alpha: 0.5,
      r: 25,
      level: 3,
      colour: 'yellow',
    });
    await vi.waitFor(async () => {
      expect((await park()).units).toMatchObject({ orange: 0, yellow: 1 });
      await expectParkOfLists(story);
    }, soon);
    expect((await inspections()).items).toEqual(items);
  });

  test('is sent to the supervising departments, as is the closure of the unit', async () => {
    const unit = { id: plant, unit: 'U1' };
    await story.as(officer).post('/enterprises/{id}/units/{unit}/closures', { ...unit, body: {} });
    const moves = [
      { from: null, to: 3 },
      { from: 3, to: 2 },
      { from: 2, to: 3 },
      { from: 3, to: null, colour: 'blue' },
    ].map((it) => ['level-changed', expect.objectContaining({ unit: 'U1', ...it })]);
    for (const partner of ['emergency-management', 'fire-rescue'])
      await vi.waitFor(
        async () => expect(await partners.toldOf(partner, `enterprise-${plant}`)).toEqual(moves),
        soon,
      );
    await vi.waitFor(async () => {
      expect(await park()).toMatchObject({
        units: { red: 0, orange: 0, yellow: 0, blue: 0 },
        inspections: { due: 0 },
        effect: { tasks: { planned: 0 } },
      });
      await expectParkOfLists(story);
    }, soon);
    // It opened no hazard.
    expect(await story.figures()).toMatchObject({ found: 1, rectified: 1 });
  });
});

describe('at the end', () => {
  test('every partner of the city received exactly the events that concern it', () =>
    partners.expectExactlyWhatConcerns());

  test('neither the enterprise nor any partner can see the report', () => {
    const { words, contact } = reporter;
    for (const secret of [report, words, contact.name, contact.phone]) {
      expect(story.answeredToEnterprises.filter((it) => it.includes(secret))).toEqual([]);
      expect(partners.allTold()).not.toContain(secret);
    }
    expect(story.answeredToEnterprises.some((it) => it.includes('One drum is left.'))).toBe(true);
  });
});
