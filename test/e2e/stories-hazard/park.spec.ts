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
  second,
  soon,
  type Teller,
  teller,
} from './teller.ts';

let system: System;
let story: Teller;
let partners: ReturnType<typeof listening>;
beforeAll(async () => {
  system = await startSystem();
  story = teller(system);
  partners = listening(system);
});
afterAll(() => system.remove());

const reporter = {
  words: 'Drums of the ammonia plant stand in the fire lane behind my house.',
  contact: { name: 'Li Confidential 李保密', phone: '13900001111' },
};
let report: string;

describe('a blocked fire lane that a resident reports', () => {
  let hazard: string;
  let plant: string;

  test('opens a hazard that bears nothing of the report, and whose it is nobody knows yet', async () => {
    plant = await story.registered('91321112MA1MAPLE01');
    const taken = await story.post('li', '/reports', {
      kind: 'hazard',
      category: 'fire-lane-blocked',
      channel: 'app',
      position: { lng: 119.3, lat: 32.155 },
      ...reporter,
    });
    report = taken.id;
    const { progress } = await story.until('li', `/reports/${report}`, (it) =>
      expect(it.progress).toEqual([expect.objectContaining({ step: 'hazard-opened' })]),
    );
    const [{ hazardId }] = progress;
    expect(hazardId).not.toBe(report);
    hazard = `/hazards/${hazardId}`;
    expect(await story.get(officer, hazard)).toMatchObject({
      status: 'found',
      source: 'report',
      notes: null,
    });
    expect(await story.refused('li', hazard)).toBe('role-not-allowed');
    expect(await story.refused(enterprise, hazard)).toBe('enterprise-not-yours');
  });

  test('is placed at the plant, graded and ordered, and its reporter sees that something is done', async () => {
    await story.post(officer, `${hazard}/placements`, { enterprise: plant });
    await story.post(officer, `${hazard}/gradings`, { grade: 'general' });
    await story.post(officer, `${hazard}/orders`, order(daysFromNow(5)));
    await story.until('li', `/reports/${report}`, (it) => expect(it.status).toBe('in-rectification'));
    const { items } = await story.until(enterprise, `/hazards?enterprise=${plant}`, ({ items: all }) =>
      expect(all).toEqual([expect.objectContaining({ status: 'rectifying', grade: 'general' })]),
    );
    expect(hazard).toBe(`/hazards/${items[0].id}`);
    for (const asked of [`/reports/${report}`, `/hazards/${report}`])
      expect(['not-your-report', 'not-found']).toContain(await story.refused(enterprise, asked));
  });

  test('is put right twice, as the first time did not pass, each time with a photo of its own', async () => {
    const photo = await story.photo(enterprise, hazard, 'a lane with one drum');
    await story.post(enterprise, `${hazard}/evidence`, { phase: 'after', photos: [photo] });
    await story.post(enterprise, `${hazard}/rectifications`, { notes: 'Cleared.' });
    const failed = await story.post(officer, `${hazard}/reviews`, {
      passed: false,
      notes: 'One drum is left.',
    });
    expect(failed).toMatchObject({ status: 'rectifying', reviews: [{ passed: false }] });
    expect(await story.get(enterprise, hazard)).toMatchObject({ reviews: [{ notes: 'One drum is left.' }] });

    const again = { notes: 'Now it is cleared.' };
    expect(await story.refused(enterprise, `${hazard}/rectifications`, again)).toBe('evidence-missing');
    const fresh = await story.photo(enterprise, hazard, 'an empty lane');
    await story.post(enterprise, `${hazard}/evidence`, { phase: 'after', photos: [fresh] });
    await story.post(enterprise, `${hazard}/rectifications`, again);
    const closed = await story.post(second, `${hazard}/reviews`, { passed: true, notes: 'Clear.' });
    expect(closed).toMatchObject({ status: 'closed', outcome: 'rectified', onTime: true });
    expect(await story.seen(officer, `${hazard}/photos/${fresh}`)).toBe('an empty lane');
  });

  test('ends for its reporter, in statistics and in the park, and concerns emergency management at no time', async () => {
    const seen = await story.until('li', `/reports/${report}`, (it) => expect(it.status).toBe('ended'));
    expect(seen.progress.map(({ step }: { step: string }) => step)).toEqual([
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
      expect(await story.get(officer, '/parks/gaozi-park')).toMatchObject({
        hazards: { open: 0, overdue: 0, found: 1, rectified: 1, rectificationRate: { text: '100.0 %' } },
        effect: { e: 100, a: 50, b: 50, alpha: 1, hazards: { accepted: 1, toFix: 1 } },
      });
      await expectParkOfLists(story);
    }, soon);
    expect(await partners.toldOf('emergency-management', hazard.slice(1).replace('s/', '-'))).toEqual([]);
  });
});

describe('a tank that is added', () => {
  let plant: string;
  let first: { id: string; dueAt: string };
  const inventory = (...tonnes: number[]) => ({ entries: tonnes.map(ammonia) });
  const inspections = `/inspections?enterprise=`;
  const orange = { level: 2, colour: 'orange', s: 25, r: 60 };

  test('makes a unit of level 3 one of level 2, and brings its inspection forward', async () => {
    plant = await story.registered('91321112MA1MAPLE14');
    const unit = `/enterprises/${plant}/units/U1`;
    const declared = await story.post(enterprise, `${unit}/inventories`, inventory(50));
    expect(declared.units[0].assessment).toMatchObject({ s: 5, alpha: 1.2, r: 12, level: 3 });
    ({
      items: [first],
    } = await story.until(officer, inspections + plant, ({ items }) => expect(items).toHaveLength(1)));

    const [{ assessment }] = (await story.post(enterprise, `${unit}/inventories`, inventory(50, 200))).units;
    expect(assessment).toMatchObject(orange);
    expect(assessment.terms).toEqual([
      expect.objectContaining({ tonnes: 50, criticalTonnes: 10, ratio: 5, beta: 2, betaFrom: 'table-3' }),
      expect.objectContaining({ tonnes: 200, criticalTonnes: 10, ratio: 20, beta: 2, betaFrom: 'table-3' }),
    ]);
    await story.until(officer, inspections + plant, ({ items }) => {
      expect(items).toEqual([expect.objectContaining({ unit: 'U1', status: 'planned' })]);
      expect(items[0].id).not.toBe(first.id);
      expect(Date.parse(items[0].dueAt)).toBeLessThan(Date.parse(first.dueAt));
    });
    expect(await story.get(officer, `/inspections/${first.id}`)).toMatchObject({ status: 'cancelled' });
    await vi.waitFor(async () => {
      const { items } = await story.get(officer, '/units?park=gaozi-park&colour=orange');
      expect(items).toEqual([expect.objectContaining({ enterprise: plant, ...orange })]);
      expect((await story.get(officer, '/parks/gaozi-park')).units).toMatchObject({ orange: 1, yellow: 0 });
      await expectParkOfLists(story);
    }, soon);
  });

  test('and residents who move away take it back to level 3; what is planned is not put off', async () => {
    const { items } = await story.get(officer, inspections + plant);
    const changed = await story.post(officer, `/enterprises/${plant}/changes`, { residents: 0 });
    expect(changed.units[0].assessment).toMatchObject({
      s: 25,
      alpha: 0.5,
      r: 25,
      level: 3,
      colour: 'yellow',
    });
    await vi.waitFor(async () => {
      expect((await story.get(officer, '/parks/gaozi-park')).units).toMatchObject({ orange: 0, yellow: 1 });
      await expectParkOfLists(story);
    }, soon);
    expect((await story.get(officer, inspections + plant)).items).toEqual(items);
  });

  test('is told to the supervising departments, as is that the unit is closed in the end', async () => {
    await story.post(officer, `/enterprises/${plant}/units/U1/closures`);
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
      expect(await story.get(officer, '/parks/gaozi-park')).toMatchObject({
        units: { red: 0, orange: 0, yellow: 0, blue: 0 },
        inspections: { due: 0 },
        effect: { tasks: { planned: 0 } },
      });
      await expectParkOfLists(story);
    }, soon);
    // No hazard came of it.
    expect(await story.figures()).toMatchObject({ found: 1, rectified: 1 });
  });
});

describe('when all is over', () => {
  test('every partner of the city was told of exactly what concerns it', () =>
    partners.expectExactlyWhatConcerns());

  test('neither the enterprise nor any partner knows of the report', () => {
    const { words, contact } = reporter;
    for (const secret of [report, words, contact.name, contact.phone]) {
      expect(story.answeredToEnterprises.filter((it) => it.includes(secret))).toEqual([]);
      expect(partners.allTold()).not.toContain(secret);
    }
    expect(story.answeredToEnterprises.some((it) => it.includes('One drum is left.'))).toBe(true);
  });
});
