import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type System, startSystem } from '../../support/system.ts';
import { listening } from './partners.ts';
import {
  ammonia,
  daysFromNow,
  enterprise,
  expectParkOfLists,
  monthOf,
  officer,
  order,
  type StoryDriver,
  soon,
  storyDriver,
} from './story-driver.ts';

let system: System;
let story: StoryDriver;
let partners: ReturnType<typeof listening>;
let plant: string;
beforeAll(async () => {
  system = await startSystem();
  story = storyDriver(system);
  partners = listening(system);
  plant = await story.registered('91321112MA1MAPLE01');
  await story.declares(enterprise, plant, [ammonia(50)]);
});
afterAll(() => system.remove());

/** Runs the scheduler until a condition holds. */
const whileRunning = (check: () => Promise<void>) =>
  vi.waitFor(async () => {
    await story.runDueCommands();
    await check();
  }, soon);
const park = (month?: string) => story.as(officer).get('/parks/{park}', { park: 'gaozi-park', month });
const emergencyToldOf = async (subject: string) => partners.toldOf('emergency-management', subject);

describe('a major hazard that is not rectified', () => {
  const foundAt = daysFromNow(-21);
  let id: string;

  test('is listed for supervision from its grading on', async () => {
    const found = await story.as(officer).post('/hazards', {
      body: {
        enterprise: plant,
        unit: 'U1',
        kind: 'hazardous-chemicals',
        clause: { pack: 'major-hazards-121', item: 12 },
        notes: 'No gas detector stands at the pump.',
        at: foundAt,
      },
    });
    id = found.id;
    const general = { id, body: { grade: 'general' } } as const;
    expect(await story.refused(story.as(officer).post('/hazards/{id}/gradings', general))).toBe(
      'major-by-rule',
    );
    const emergency = story.as('emergency');
    const ground = { by: 'item' as const, items: [12] };
    const graded = await emergency.post('/hazards/{id}/gradings', {
      id,
      body: { grade: 'major', ground, at: foundAt },
    });
    expect(graded).toMatchObject({ listed: true, majorItems: [12] });
    const body = order(daysFromNow(-10), { at: daysFromNow(-20) });
    await emergency.post('/hazards/{id}/orders', { id, body });
  });

  test('is escalated automatically from the enterprise to the city, once to each level, and sets its park’s score to zero', async () => {
    await whileRunning(async () => {
      const { items } = await story.as(enterprise).get('/hazards', { enterprise: plant, overdue: 'true' });
      expect(items).toEqual([expect.objectContaining({ id, overdue: true, escalatedTo: 'city' })]);
      expect(await story.figures()).toMatchObject({ found: 1, major: 1, overdue: 1, rectified: 0 });
      expect(await park()).toMatchObject({
        hazards: { open: 1, overdue: 1, majorOpen: 1 },
        effect: { e: 0, alpha: 0, b: 0, vetoes: ['major-overdue'], hazards: { accepted: 0, toFix: 1 } },
      });
      await expectParkOfLists(story);
    });
    await story.runDueCommands();
    await vi.waitFor(
      async () =>
        expect(await emergencyToldOf(`hazard-${id}`)).toEqual([
          ['graded', expect.objectContaining({ grade: 'major', items: [12] })],
          ['listed', { by: 'emergency-management' }],
          ['ordered', expect.objectContaining({ grade: 'major', stop: 'partial' })],
          ['escalated', expect.objectContaining({ to: 'district', first: false })],
          ['escalated', expect.objectContaining({ to: 'city', first: false })],
        ]),
      soon,
    );
  });

  test('stays overdue until two reviews by others, and is delisted and closed with the second', async () => {
    const photo = await story.photo(enterprise, 'hazards', id, 'a gas detector');
    const own = story.as(enterprise);
    await own.post('/hazards/{id}/evidence', { id, body: { phase: 'after', photos: [photo] } });
    const done = { notes: 'It stands, and was tried.' };
    await own.post('/hazards/{id}/rectifications', { id, body: done });
    const reviews = (who: string) =>
      story.as(who).post('/hazards/{id}/reviews', { id, body: { passed: true, notes: 'It sounds.' } });
    const first = await reviews(officer);
    expect(first).toMatchObject({ status: 'to-be-reviewed-again', overdue: true, listed: true });
    expect(await story.refused(reviews(officer))).toBe('own-work');
    const closed = await reviews('emergency');
    expect(closed).toMatchObject({ status: 'closed', outcome: 'rectified', onTime: false, listed: false });
    const last = ['rectified', 'reviewed', 'reviewed', 'delisted', 'closed'];
    await vi.waitFor(async () => {
      const told = await emergencyToldOf(`hazard-${id}`);
      expect(told.map(([fact]) => fact).slice(5)).toEqual(last);
    }, soon);
  });

  test('counts as rectified but not on time, and the park’s score is restored', async () => {
    await vi.waitFor(async () => {
      const counted = { found: 1, major: 1, overdue: 1, rectified: 1, onTime: 0 };
      expect(await story.figures()).toMatchObject(counted);
      expect(await park()).toMatchObject({
        hazards: { open: 0, overdue: 0, majorOpen: 0, rectified: 1, onTimeRate: { text: '0.0 %' } },
        effect: { e: 100, alpha: 1, b: 50, vetoes: [], hazards: { accepted: 1, toFix: 1 } },
      });
      expect((await park(monthOf(foundAt))).hazards).toMatchObject({ found: 1 });
      await expectParkOfLists(story);
    }, soon);
  });
});

describe('an accident', () => {
  const occurredAt = daysFromNow(-1 / 12);
  let id: string;

  test('is sent to five departments at once, and must reach the county within an hour', async () => {
    const reported = await story.as(enterprise).post('/accidents', {
      body: {
        enterprise: plant,
        unit: 'U1',
        kind: 'leak',
        occurredAt,
        injured: 1,
        notes: 'Ammonia leaks at a flange.',
      },
    });
    id = reported.id;
    const inAnHour = new Date(Date.parse(occurredAt) + 3_600_000).toISOString();
    const told = ['emergency-management', 'ecology', 'public-security', 'health', 'market-regulation'];
    expect(reported).toMatchObject({ told, next: { to: 'county', dueAt: inAnHour, overdue: false } });
    for (const department of told) {
      const partner = department.startsWith('emergency') ? department : `${department}-referrals`;
      const fact = ['reported', expect.objectContaining({ kind: 'leak', injured: 1 })];
      await vi.waitFor(async () => {
        expect((await partners.toldOf(partner, `accident-${id}`))[0]).toEqual(fact);
      }, soon);
    }
  });

  test('that was not reported upward is overdue, and is escalated step by step', async () => {
    await whileRunning(async () => {
      const { next } = await story.as(officer).get('/accidents/{id}', { id });
      expect(next).toMatchObject({ to: 'county', overdue: true });
    });
    const up = (to: 'county' | 'city' | 'province', at?: string) =>
      story.as(officer).post('/accidents/{id}/upward-reports', { id, body: { to, ...(at && { at }) } });
    expect(await story.refused(up('city'))).toBe('step-out-of-order');
    const [county, city, province] = [30, 20, 10].map((minutes) => daysFromNow(-minutes / 1440)) as [
      string,
      string,
      string,
    ];
    const twoHours = (at: string) => new Date(Date.parse(at) + 7_200_000).toISOString();
    expect((await up('county', county)).next).toEqual({
      to: 'city',
      dueAt: twoHours(county),
      overdue: false,
    });
    expect((await up('city', city)).next).toEqual({ to: 'province', dueAt: twoHours(city), overdue: false });
    expect((await up('province', province)).next).toBeUndefined();
    await story.runDueCommands();
    const body = { notes: 'The flange was replaced.' };
    await story.as(officer).post('/accidents/{id}/closures', { id, body });
    const facts = ['reported', 'overdue', 'reported-upward', 'reported-upward', 'reported-upward', 'closed'];
    await vi.waitFor(async () => {
      expect((await emergencyToldOf(`accident-${id}`)).map(([fact]) => fact)).toEqual(facts);
      expect((await partners.toldOf('health-referrals', `accident-${id}`)).map(([fact]) => fact)).toEqual([
        'reported',
      ]);
    }, soon);
  });

  test('sets the month’s score to zero, and counts as no hazard', async () => {
    await vi.waitFor(async () => {
      expect((await park(monthOf(occurredAt))).effect).toMatchObject({
        e: 0,
        alpha: 0,
        vetoes: ['accident'],
      });
      expect(await story.figures()).toMatchObject({ found: 1, rectified: 1 });
      await expectParkOfLists(story);
    }, soon);
  });
});

test('every partner of the city received exactly the events that concern it', () =>
  partners.expectExactlyWhatConcerns());
