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

test('a unit is declared, inspected by itself, and its hazard is followed until it is closed', async () => {
  const { id } = await post(officer, '/enterprises', {
    code: '91321112MA1MAPLE0T',
    name: 'Maple Ammonia',
    park: 'gaozi-park',
    position: { lng: 119.3, lat: 32.155 },
    residents: 30,
    accounts: [enterprise],
  });
  await post(enterprise, `/enterprises/${id}/units`, { kind: 'tank-farm', name: 'Tank farm 1' });
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
  await post(officer, `${hazard}/orders`, {
    measures: 'Introduce permits for hot work.',
    fundsYuan: 5000,
    deadline: new Date(Date.now() + 5 * 86_400_000).toISOString(),
    responsible: { name: 'Wang', phone: '0511-1234567' },
    contingencyPlan: 'No hot work until then.',
    stop: 'partial',
  });
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

async function emergencyHeard(hazard: string): Promise<void> {
  const heard: { type: string; departments: string; subject: string }[] = [];
  await vi.waitFor(async () => {
    heard.push(...(await system.drain('partneremergencymanagement')).map((it) => JSON.parse(it)));
    const facts = heard
      .filter(({ subject }) => subject === `hazard-${hazard}`)
      .map(({ type }) => type.split('.')[3]);
    expect(new Set(facts)).toEqual(
      new Set(['graded', 'listed', 'ordered', 'reviewed', 'delisted', 'closed']),
    );
  }, soon);
  for (const { departments } of heard) expect(departments).toContain('emergency-management');
  expect(heard.map(({ type }) => type)).toContain('maplebridge.hazard.enterprise.level-changed.v1');
}
