import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Speaker } from '../support/speakers.ts';
import { type System, startSystem } from '../support/system.ts';
import {
  ammonia,
  daysFromNow,
  officer,
  order,
  type StoryDriver,
  soon,
  storyDriver,
} from './stories-hazard/story-driver.ts';

let system: System;
let story: StoryDriver;
beforeAll(async () => {
  system = await startSystem();
  story = storyDriver(system);
  await livedThrough();
});
afterAll(() => system.remove());

/** Names and free text about a plant. */
const ofPlant = {
  name: 'Planted Ammonia 植入化工',
  unit: 'planted-unit-3b1c',
  responsible: 'Zhao Planted 赵植入',
  phone: '13800138111',
};
const ofOrder = {
  measures: 'planted-measures-77de',
  contingencyPlan: 'planted-contingency-0a4b',
  responsible: 'Qian Planted 钱植入',
  phone: '13800138222',
};
const ofHazard = {
  finding: 'planted-finding-5c20',
  extension: 'planted-extension-11f3',
  rectification: 'planted-rectification-b8a7',
  review: 'planted-review-62d9',
};
const dismissal = 'planted-dismissal-d00d';
const found = 'planted-notes-e7e7';
const accidentWords = ['planted-accident-1e55', 'planted-closure-f1a4'] as const;
const words = [
  ...Object.values(ofPlant),
  ...Object.values(ofOrder),
  ...Object.values(ofHazard),
  ...[dismissal, found, ...accidentWords],
];
/** The account that acts for the enterprise is stored only as a hash. */
const account = { sub: 'planted-account-c0de', role: 'enterprise', area: 'gaozi' };
/** An officer is stored as the author of their actions, and nowhere else. */
const inspector = { sub: 'planted-inspector-9e1d', role: 'officer', area: 'gaozi' };
const planted = [...words, account.sub, inspector.sub];

const holds = (text: string) => planted.filter((secret) => text.includes(secret));
const byText = (a: string, b: string) => (a < b ? -1 : 1);
const sorted = (some: readonly string[]) => [...some].sort(byText);

let plant: string;
let inspection: string;
let hazard: string;
let dismissed: string;
let accident: string;

/** A plant, an inspection, hazards and an accident that use every field for names and free text. */
async function livedThrough(): Promise<void> {
  plant = await registered();
  const api = story.as(officer);
  const planned = { enterprise: plant, unit: 'U1', dueAt: daysFromNow(5) };
  inspection = (await api.post('/inspections', { body: planned })).id;
  const inspectors = { accounts: [inspector.sub, officer], official: true };
  await api.post('/inspections/{id}/inspectors', { id: inspection, body: inspectors });
  await story.as(inspector).post('/inspections/{id}/starts', { id: inspection, body: {} });
  const finding = { item: 18, answer: 'finding' as const, notes: ofHazard.finding };
  const { answers } = await story
    .as(inspector)
    .post('/inspections/{id}/answers', { id: inspection, body: finding });
  hazard = answers.find(({ item }) => item === 18)?.hazard ?? '';
  await rectified();
  const entered = { enterprise: plant, kind: 'gas' as const, notes: found };
  dismissed = (await story.as(account).post('/hazards', { body: entered })).id;
  const unfounded = { why: 'unfounded' as const, reason: dismissal };
  await api.post('/hazards/{id}/dismissals', { id: dismissed, body: unfounded });
  const occurredAt = daysFromNow(-0.01);
  const leak = { enterprise: plant, kind: 'leak' as const, occurredAt, notes: accidentWords[0] };
  accident = (await story.as(account).post('/accidents', { body: leak })).id;
  await api.post('/accidents/{id}/closures', { id: accident, body: { notes: accidentWords[1] } });
}

async function registered(): Promise<string> {
  const { name, unit, responsible, phone } = ofPlant;
  const { id } = await story.as(officer).post('/enterprises', {
    body: {
      ...{ code: '91321112MA1MAPLE01', name, park: 'gaozi-park', residents: 30, accounts: [account.sub] },
      position: { lng: 119.3, lat: 32.155 },
    },
  });
  const own = story.as(account);
  await own.post('/enterprises/{id}/units', { id, body: { kind: 'tank-farm', name: unit } });
  await story.declares(account, id, [ammonia(50)]);
  const body = { duty: 'principal', name: responsible, phone } as const;
  await own.post('/enterprises/{id}/units/{unit}/responsible-persons', { id, unit: 'U1', body });
  return id;
}

async function rectified(): Promise<void> {
  const id = hazard;
  const [api, own] = [story.as(officer), story.as(account)];
  await story.until(
    () => api.get('/hazards/{id}', { id }),
    ({ status }) => expect(status).toBe('found'),
  );
  const major = { grade: 'major', ground: { by: 'needs-stop' } } as const;
  await api.post('/hazards/{id}/gradings', { id, body: major });
  const { measures, contingencyPlan, responsible: name, phone } = ofOrder;
  const said = { measures, contingencyPlan, responsible: { name, phone } };
  await api.post('/hazards/{id}/orders', { id, body: order(daysFromNow(5), said) });
  const longer = { deadline: daysFromNow(9), reason: ofHazard.extension };
  await api.post('/hazards/{id}/extensions', { id, body: longer });
  const photo = await story.photo(account, 'hazards', id, 'a permit on the wall');
  await own.post('/hazards/{id}/evidence', { id, body: { phase: 'after', photos: [photo] } });
  await own.post('/hazards/{id}/rectifications', { id, body: { notes: ofHazard.rectification } });
  for (const who of [inspector, 'emergency'])
    await story.as(who).post('/hazards/{id}/reviews', { id, body: { passed: true, notes: ofHazard.review } });
}

/** The routes that read the matters. */
const pathOf = {
  plant: () => `/enterprises/${plant}`,
  inspection: () => `/inspections/${inspection}`,
  hazard: () => `/hazards/${hazard}`,
  dismissed: () => `/hazards/${dismissed}`,
  accident: () => `/accidents/${accident}`,
};
const text = async (who: Speaker, path: string) => (await story.ask(who, 'GET', path)).text;

describe('answers', () => {
  test.each<[string, Speaker]>([
    ['an officer', officer],
    ['emergency management', 'emergency'],
    ['the enterprise', account],
  ])('give names and words to those who may read them: %s', async (_, who) => {
    const given = [...Object.values(ofHazard), ...Object.values(ofOrder)];
    expect(sorted(holds(await text(who, pathOf.hazard())))).toEqual(sorted(given));
    expect(sorted(holds(await text(who, pathOf.dismissed())))).toEqual(sorted([found, dismissal]));
    expect(sorted(holds(await text(who, pathOf.plant())))).toEqual(sorted(Object.values(ofPlant)));
    expect(holds(await text(who, pathOf.accident()))).toEqual([accidentWords[0]]);
  });

  test('give telephone numbers only to the plant, its station and its supervising department', async () => {
    for (const path of [pathOf.plant(), pathOf.hazard()]) {
      const said = await text('city-supervisor', path);
      expect(holds(said)).not.toEqual([]);
      for (const phone of [ofPlant.phone, ofOrder.phone]) expect(said).not.toContain(phone);
    }
    expect(await text('fire-rescue', pathOf.plant())).not.toContain(ofPlant.phone);
  });

  test('contain no personal data in lists, figures and inspections, or for callers without access', async () => {
    const lists = ['/units', '/inspections', '/hazards', '/hazards?status=closed', '/parks/gaozi-park'];
    for (const path of [...lists, pathOf.inspection(), '/statistics/overview?from=2019-01-01&to=2019-12-31'])
      expect(holds(await text(officer, path))).toEqual([]);
    for (const who of ['other-enterprise', 'baotalu-officer', 'li'])
      for (const path of Object.values(pathOf)) {
        const { status, text: said } = await story.ask(who, 'GET', path());
        // The id of an enterprise can be computed, so another's enterprise is answered like a missing one.
        const isHidden = path === pathOf.plant && who !== 'li';
        expect([status, holds(said)]).toEqual([isHidden ? 404 : 403, []]);
      }
  });

  test('to refused requests contain no personal data: by rule, schema and fault', async () => {
    const refusals: [string, object, Speaker?][] = [
      [`${pathOf.hazard()}/rectifications`, { notes: ofHazard.rectification }],
      [
        `${pathOf.hazard()}/orders`,
        { measures: ofOrder.measures, responsible: { name: ofOrder.responsible } },
      ],
      [`${pathOf.plant()}/units/U1/responsible-persons`, { duty: ofPlant.responsible, name: found }, account],
      ['/hazards', { enterprise: plant, kind: dismissal, notes: found }],
    ];
    const statuses: number[] = [];
    for (const [path, body, who = officer] of refusals) {
      const { status, text: said } = await story.ask(who, 'POST', path, body);
      statuses.push(status);
      expect(holds(said)).toEqual([]);
    }
    system.faults.inject({ caller: 'hazard-api', operation: 'PutItem', kind: 'refused', times: 100 });
    const entered = { enterprise: plant, kind: 'gas', notes: found };
    const { status, text: said } = await story.ask(account, 'POST', '/hazards', entered);
    system.faults.clear();
    expect([[...statuses, status], holds(said)]).toEqual([[409, 422, 422, 422, 500], []]);
  });
});

test('personal data is in the personal-data store only, an officer as author of their actions, the enterprise’s account nowhere', async () => {
  // Processing is complete when the lists show the end and statistics have counted it.
  await vi.waitFor(async () => {
    const closed = await story.as(officer).get('/hazards', { status: 'closed' });
    expect(closed.items).toHaveLength(2);
    expect(await story.figures()).toMatchObject({ found: 1, rectified: 1, major: 1 });
  }, soon);
  expect(sorted(holds(JSON.stringify(await system.items('-PersonalDataStore'))))).toEqual(sorted(words));
  const log = await system.items('-Log');
  expect(holds(JSON.stringify(log.map(({ by }) => by)))).toEqual([inspector.sub]);
  for (const items of [log.map(({ by: _, ...event }) => event), await system.items('-View')]) {
    expect(items.length).toBeGreaterThan(0);
    expect(holds(JSON.stringify(items))).toEqual([]);
  }
});

test('no log, metric, queue or topic contained any of it', async () => {
  await system.stop();
  // Metrics are log lines in embedded metric format.
  expect(system.logged()).toContain('CloudWatchMetrics');
  expect(holds(system.logged())).toEqual([]);
  // The files of the messaging engine contain all queues, topics and messages in flight.
  const folder = join(system.state, 'data', 'messaging');
  const files = readdirSync(folder);
  expect(files).not.toEqual([]);
  for (const file of files) expect(holds(readFileSync(join(folder, file)).toString('utf8'))).toEqual([]);
});
