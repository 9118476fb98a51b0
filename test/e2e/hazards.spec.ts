import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type System, send, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.remove());

const soon = { timeout: 60_000, interval: 100 };

// biome-ignore lint/suspicious/noExplicitAny: an answer of any route
type Body = any;

/** What a persona says, and what comes back; anything but the status that is expected fails with the whole answer. */
async function say(persona: string, method: 'GET' | 'POST', path: string, body?: object): Promise<Body> {
  const token = await system.token(persona);
  const answer = await send(system, method, path, { token, ...(body && { body }) });
  const wanted = method === 'POST' ? 201 : 200;
  expect(answer.status, `${persona} ${method} ${path}: ${answer.text}`).toBe(wanted);
  return answer.body;
}
const post = (persona: string, path: string, body: object = {}) => say(persona, 'POST', path, body);
const get = (persona: string, path: string) => say(persona, 'GET', path);

/** Sends a photo where the service says, and answers its id. */
async function photo(persona: string, path: string, text: string): Promise<string> {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const upload = await post(persona, `${path}/photos`, { type: 'image/jpeg', bytes: bytes.length, sha256 });
  const sent = await fetch(upload.url, { method: upload.method, headers: upload.headers, body: bytes });
  expect(sent.status, await sent.text()).toBe(200);
  return upload.id;
}

const [officer, second, enterprise] = ['gaozi-officer', 'gaozi-second', 'gaozi-enterprise'] as const;
const ammonia = { cas: '7664-41-7', tonnes: 50 };
const month = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);

/** An enterprise of the park with one unit. */
async function registered(code: string): Promise<string> {
  const { id } = await post(officer, '/enterprises', {
    code,
    name: 'Maple Ammonia',
    park: 'gaozi-park',
    position: { lng: 119.3, lat: 32.155 },
    residents: 30,
    accounts: [enterprise],
  });
  await post(enterprise, `/enterprises/${id}/units`, { kind: 'tank-farm', name: 'Tank farm 1' });
  return id;
}

const order = (deadline: string) => ({
  measures: 'Introduce permits for hot work.',
  fundsYuan: 5000,
  deadline,
  responsible: { name: 'Wang', phone: '0511-1234567' },
  contingencyPlan: 'No hot work until then.',
  stop: 'partial',
});
const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

test('a unit is declared, inspected by itself, and its hazard is followed until it is closed', async () => {
  const id = await registered('91321112MA1MAPLE0T');
  const declared = await post(enterprise, `/enterprises/${id}/units/U1/inventories`, { entries: [ammonia] });
  expect(declared.units[0].assessment).toMatchObject({ s: 5, r: 12, level: 3, colour: 'yellow' });

  const planned = await vi.waitFor(async () => {
    const { items } = await get(officer, `/inspections?enterprise=${id}`);
    expect(items).toHaveLength(1);
    return items[0];
  }, soon);
  expect(planned).toMatchObject({ unit: 'U1', status: 'planned', checklist: { pack: 'major-hazards-121' } });

  const inspection = `/inspections/${planned.id}`;
  await post(officer, `${inspection}/inspectors`, { accounts: [officer, second], official: true });
  await post(officer, `${inspection}/starts`);
  const seen = await photo(officer, inspection, 'a valve without a guard');
  const answered = await post(officer, `${inspection}/answers`, {
    item: 18,
    answer: 'finding',
    notes: 'Hot work without a permit.',
    photos: [seen],
  });
  const found = answered.answers.find(({ item }: { item: number }) => item === 18);
  const hazard = `/hazards/${found.hazard}`;

  await vi.waitFor(async () => {
    expect(await get(enterprise, hazard)).toMatchObject({
      status: 'found',
      source: 'inspection',
      clause: { pack: 'major-hazards-121', item: 18 },
      notes: 'Hot work without a permit.',
    });
  }, soon);

  await post(officer, `${hazard}/gradings`, { grade: 'major', ground: { by: 'item', items: [18] } });
  await post(officer, `${hazard}/orders`, order(daysFromNow(5)));
  const after = await photo(enterprise, hazard, 'a permit on the wall');
  await post(enterprise, `${hazard}/evidence`, { phase: 'after', photos: [after] });
  await post(enterprise, `${hazard}/rectifications`, { notes: 'Permits are in use.' });
  await post(second, `${hazard}/reviews`, { passed: true, notes: 'Seen.' });
  const closed = await post('emergency', `${hazard}/reviews`, { passed: true, notes: 'Seen again.' });
  expect(closed).toMatchObject({ status: 'closed', outcome: 'rectified', onTime: true, listed: false });

  await parkAndStatisticsAgree();
  await emergencyHeard(found.hazard);
});

async function parkAndStatisticsAgree(): Promise<void> {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  await vi.waitFor(async () => {
    const park = await get(officer, '/parks/gaozi-park');
    expect(park).toMatchObject({
      month: month(),
      units: { red: 0, orange: 0, yellow: 1, blue: 0 },
      hazards: { open: 0, majorOpen: 0, found: 1, rectified: 1, onTimeRate: { text: '100.0 %' } },
      inspections: { due: 1 },
      effect: { b: 50, hazards: { accepted: 1, toFix: 1 }, vetoes: [] },
    });
    const { total } = await get('city-supervisor', `/statistics/hazards?from=${today}&to=${today}`);
    expect(total).toMatchObject({ found: 1, rectified: 1, onTime: 1, major: 1, overdue: 0 });
  }, soon);
}

const heard: { type: string; departments: string; subject: string }[] = [];
/** What emergency management was told of a matter so far, by the facts. */
async function emergencyToldOf(subject: string): Promise<Set<string | undefined>> {
  const bodies = await system.drain('partneremergencymanagement');
  heard.push(...bodies.map((it) => JSON.parse(it)));
  return new Set(heard.filter((it) => it.subject === subject).map(({ type }) => type.split('.')[3]));
}

async function emergencyHeard(hazard: string): Promise<void> {
  await vi.waitFor(async () => {
    expect(await emergencyToldOf(`hazard-${hazard}`)).toEqual(
      new Set(['graded', 'listed', 'ordered', 'reviewed', 'delisted', 'closed']),
    );
  }, soon);
  for (const { departments } of heard) expect(departments).toContain('emergency-management');
  expect(heard.map(({ type }) => type)).toContain('maplebridge.hazard.enterprise.level-changed.v1');
}

async function tick(): Promise<void> {
  const [clock] = [...system.functions.values()].filter(({ name }) => name.includes('hazard-clock'));
  expect((await clock?.invoke({}))?.ok).toBe(true);
}

test('a reported hazard that nobody puts right climbs to the city by itself, and its reporter sees how far it is', async () => {
  const id = await registered('91321112MA1MAPLE1T');
  const received = daysFromNow(-10);
  const report = await post(officer, '/reports', {
    kind: 'hazard',
    category: 'fire-lane-blocked',
    channel: 'walk-in',
    position: { lng: 119.3, lat: 32.155 },
    words: 'Drums stand in the fire lane.',
    receivedAt: received,
  });
  const hazard = `/hazards/${report.id}`;
  await vi.waitFor(async () => {
    expect(await get(officer, hazard)).toMatchObject({ status: 'found', source: 'report', notes: null });
  }, soon);
  await post(officer, `${hazard}/placements`, { enterprise: id, at: received });
  await post(officer, `${hazard}/gradings`, { grade: 'general', at: received });
  await post(officer, `${hazard}/orders`, { ...order(daysFromNow(-8)), at: received });

  await vi.waitFor(async () => {
    await tick();
    const { items } = await get(enterprise, `/hazards?enterprise=${id}&overdue=true`);
    expect(items).toEqual([expect.objectContaining({ id: report.id, overdue: true, escalatedTo: 'city' })]);
    expect((await emergencyToldOf(`hazard-${report.id}`)).has('escalated')).toBe(true);
    expect(await get(officer, `/reports/${report.id}`)).toMatchObject({
      status: 'in-rectification',
      progress: [{ step: 'hazard-opened' }, { step: 'hazard-ordered', hazardId: report.id }],
    });
  }, soon);
  const climbed = heard.filter(
    ({ subject, type }) => subject === `hazard-${report.id}` && type.includes('escalated'),
  );
  expect(climbed).toHaveLength(2);
});

test('an accident is told at once to all whom the law names, and its report is missed when it stays', async () => {
  const id = await registered('91321112MA1MAPLE2T');
  const { id: accident } = await post(enterprise, '/accidents', {
    enterprise: id,
    kind: 'leak',
    occurredAt: daysFromNow(-1 / 12),
    notes: 'Ammonia leaks at a flange.',
  });
  const queues = [
    'ecologyaccidents',
    'publicsecurityaccidents',
    'marketregulationaccidents',
    'healthreferrals',
  ];
  for (const queue of queues) {
    await vi.waitFor(async () => {
      const types = (await system.drain(`partner${queue}`)).map((it) => JSON.parse(it).type);
      expect(types).toEqual(['maplebridge.hazard.accident.reported.v1']);
    }, soon);
  }
  await vi.waitFor(async () => {
    await tick();
    expect(await emergencyToldOf(`accident-${accident}`)).toEqual(new Set(['reported', 'overdue']));
    expect((await get(officer, '/parks/gaozi-park')).effect).toMatchObject({ e: 0, vetoes: ['accident'] });
  }, soon);
});
