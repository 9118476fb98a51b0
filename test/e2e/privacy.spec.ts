import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { assemblyWithProtocol } from '../support/assembly.ts';
import { dispute, type System, send, startSystem } from '../support/system.ts';
import { type Said, type Step, type StoryDriver, soon, storyDriver } from './stories/story-driver.ts';

let system: System;
let story: StoryDriver;
beforeAll(async () => {
  system = await startSystem(undefined, { from: assemblyWithProtocol });
  story = storyDriver(system);
  await livedThrough();
});
afterAll(() => system.remove());

/** Personal data of a report: a person, and their text. */
const reported = ['Wang Planted 王植入', '13800138000', 'planted-narrative-7f3a'];
/** Free text entered during a case. */
const said = {
  helper: 'planted-helper-2d11',
  task: 'planted-task-90aa',
  receipt: 'planted-receipt-41f0',
  protocol: 'planted-protocol-6b7e',
  transfer: 'planted-transfer-e2c8',
  session: 'planted-notes-51c2',
  agreement: 'planted-terms-9be0',
  breach: 'planted-breach-aa19',
  visit: 'planted-visit-c3d4',
  reopening: 'planted-reopening-7e57',
  referral: 'planted-referral-0b0e',
};
const mediatorName = 'Li Planted 李植入';
const words = [...reported, ...Object.values(said), mediatorName];
/** The account of a mediator who never acts: it is in the personal-data store only. */
const account = 'planted-account-c0de';
/** A committee's account is stored as the author of its events, and nowhere else. */
const author = { sub: 'planted-author-77aa', role: 'mediator', area: 'dingmao' };
const planted = [...words, account, author.sub];

const holds = (text: string) => planted.filter((secret) => text.includes(secret));
const byText = (a: string, b: string) => (a < b ? -1 : 1);

const contact = { name: 'Wang Planted 王植入', phone: '13800138000' };
const report = {
  category: 'medical',
  contact,
  parties: [contact, { name: 'Other' }],
  words: 'planted-narrative-7f3a',
};
const medical = { skills: ['medical'], name: mediatorName };
const signatures = { parties: ['A', 'B'], mediator: true, committeeSeal: true };
const both = ['A', 'B'];

const health = { sub: 'health-authority', role: 'department', area: '321100', department: 'health' };
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
/** The day in China. */
const dayOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);

let id: string;
/** The mediator with the planted name and account. */
let mediator: string;

/** A case that uses every field for free text. */
async function livedThrough(): Promise<void> {
  mediator = await story.registered(account, medical);
  ({ id } = await story.reported({ ...report, receivedAt: hoursAgo(72) }, author));
  await story.until(id, (it) => expect(it.assignment?.mediator).toBe(mediator));
  const leader = await story.registered(author, { skills: ['medical'], name: 'Not planted' });
  const does = <W extends Step>(what: W, body: Said<W>) => story.does(author, id, what, body);
  // Each step of the ladder has a different mediator.
  await does('transfers', { tier: 'joint', reason: said.transfer });
  await does('assignments', { mediator: leader });
  await does('answers', { answer: 'accepted', noConflict: true });
  await story.bothConsent(author, id, hoursAgo(71));
  await does('helpers', { kind: 'expert', consentedBy: both, notes: said.helper });
  await does('tasks', { department: 'labour', notes: said.task });
  // A department reads its own task, and no other text.
  const receipt = await story.answersTask('labour', id, 'labour', {
    status: 'done',
    notes: said.receipt,
  });
  expect(holds(JSON.stringify(receipt))).toEqual([said.task]);
  await does('protocol-steps', { step: 'records-sealed', notes: said.protocol });
  await story.answersTask(health, id, 'health', { status: 'done' });
  const session = { parties: both, mode: 'together', helpers: ['H1'], notes: said.session };
  await does('sessions', { ...session, at: hoursAgo(70) });
  // Due on the day on which it was signed, so that it can be broken today.
  const signedAt = hoursAgo(60);
  const terms = [{ by: 'A', kind: 'apology', dueOn: dayOf(signedAt) }];
  await does('agreements', { form: 'written', signatures, terms, text: said.agreement, at: signedAt });
  await does('closures', { outcome: 'settled', at: hoursAgo(59) });
  await does('breaches', { term: 1, routesTold: ['court'], reason: said.breach });
  await does('visits', { kept: false, notes: said.visit });
  await does('reopenings', { ground: 'breach', reason: said.reopening });
  await does('transfers', { authority: 'court', reason: said.referral });
}

const get = async (path: string, who: Parameters<StoryDriver['ask']>[0] = 'dingmao-officer') =>
  (await story.ask(who, path)).text;

describe('answers (People’s Mediation Law art. 15: privacy)', () => {
  test('show texts to authorised readers', async () => {
    for (const path of [`/cases/${id}/file`, `/cases/${id}/file/print`]) {
      expect(holds(await get(path))).toEqual(expect.arrayContaining(Object.values(said)));
    }
    expect(holds(await get(`/mediators/${mediator}`))).toEqual([mediatorName]);
    expect(holds(await get(`/reports/${id}`))).toEqual(['planted-narrative-7f3a']);
  });

  test('contain no person and no free text in overviews', async () => {
    for (const path of [`/cases/${id}`, '/cases?status=ended', '/mediators?area=dingmao']) {
      expect(holds(await get(path))).toEqual([]);
    }
    expect(holds(await get(`/cases/${id}/history`))).toEqual([author.sub]);
  });

  test('are refused to all but the station’s staff and the parties’ mediators', async () => {
    const stranger = { sub: 'mediator-of-baotalu', role: 'mediator', area: 'baotalu' };
    for (const path of ['', '/history', '/file', '/file/print', '/tasks/health']) {
      for (const [who, code] of [
        ['baotalu-officer', 'area-not-yours'],
        [stranger, 'area-not-yours'],
        ['labour', path.startsWith('/tasks') ? 'department-not-yours' : 'role-not-allowed'],
        ['li', 'role-not-allowed'],
      ] as const) {
        const { status, body, text } = await story.ask(who, `/cases/${id}${path}`);
        expect([status, body.code, holds(text)]).toEqual([403, code, []]);
      }
      expect((await send(system, 'GET', `/cases/${id}${path}`)).status).toBe(401);
    }
  });

  test('to refused requests contain no personal data: by area, role, schema, JSON, state and fault', async () => {
    const newcomer = { account, station: 'dingmao', adultCitizen: true, group: 'people', capacity: 1 };
    const consent = { notes: said.helper, kind: 'expert', consentedBy: both };
    const [officer, li] = [await system.token('dingmao-officer'), await system.token('li')];
    const supervisor = await system.token('city-supervisor');
    // Raw: some requests are wrong on purpose, and every response is searched.
    const post = (path: string, token: string, body: unknown) => send(system, 'POST', path, { token, body });
    const refused = [
      await send(system, 'GET', `/cases/${id}/file`, { token: await system.token('baotalu-officer') }),
      await post('/reports', li, { ...dispute(report), kind: 'nonsense' }),
      await post('/reports', li, '{"words":"planted-narrative-7f3a", "contact": "Wang Planted 王植入"'),
      await post(`/cases/${id}/sessions`, li, { notes: said.session }),
      await post(`/cases/${id}/helpers`, officer, { ...consent, kind: said.helper }),
      await post(`/cases/${id}/helpers`, officer, consent),
      await post(`/cases/${id}/visits`, officer, { kept: said.visit, notes: said.visit }),
      await post('/mediators', supervisor, { ...newcomer, name: mediatorName, force: mediatorName }),
      await post('/mediators', supervisor, { ...newcomer, name: mediatorName }),
    ];
    for (const caller of ['intake-api', 'mediation-api']) {
      system.faults.inject({ caller, operation: 'PutItem', kind: 'refused', times: 100 });
    }
    const again = { ground: 'parties-ask', reason: said.reopening };
    refused.push(await post('/reports', li, dispute(report)));
    refused.push(await post(`/cases/${id}/reopenings`, officer, again));
    system.faults.clear();
    expect(refused.map(({ status }) => status)).toEqual([
      403, 422, 400, 403, 422, 409, 422, 422, 409, 500, 500,
    ]);
    for (const { text } of refused) expect(holds(text)).toEqual([]);
  });
});

test('personal data is in the personal-data stores only, and an author with their actions (art. 15)', async () => {
  // Processing is complete when the report shows the end and statistics have counted it.
  await vi.waitFor(async () => {
    expect(JSON.parse(await get(`/reports/${id}`)).status).toBe('ended');
    expect((await system.items('statistics-View')).length).toBeGreaterThan(0);
    const rows = await system.items('mediation-View');
    expect(rows.find(({ pk }) => pk === `case#${id}`)?.shown).toMatchObject({
      status: 'ended',
      outcome: 'transferred',
    });
  }, soon);
  const personalDataStores = JSON.stringify(await system.items('-PersonalDataStore'));
  // The author of the report is also its reporter, whom intake keeps; a mediator's account stands beside the name.
  expect(holds(personalDataStores).sort(byText)).toEqual([...words, account, author.sub].sort(byText));
  const log = await system.items('-Log');
  expect(holds(JSON.stringify(log.map(({ by }) => by)))).toEqual([author.sub]);
  for (const items of [log.map(({ by: _, ...event }) => event), await system.items('-View')]) {
    expect(items.length).toBeGreaterThan(0);
    expect(holds(JSON.stringify(items))).toEqual([]);
  }
  expect(holds(JSON.stringify(await system.items('-Reservation')))).toEqual([]);
});

test('no log, metric, queue or topic contained any of it (art. 15)', async () => {
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
