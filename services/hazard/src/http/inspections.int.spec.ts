import { createHash, randomUUID } from 'node:crypto';
import { attachmentStore } from '@maplebridge/attachments';
import {
  Inspection,
  InspectionPage,
  type Inspection as InspectionView,
  type PhotoUpload,
} from '@maplebridge/contracts/hazard';
import { keptUntil, remitsOf } from '@maplebridge/directory';
import { loadCity } from '@maplebridge/directory/load';
import { aggregateLog, dynamodbPersonalData, dynamodbStore, list } from '@maplebridge/event-log';
import { httpHandler, type Pseudonyms, pseudonyms } from '@maplebridge/lambda';
import { logKeys, pairKeys, scratchMessaging, scratchTables } from '@maplebridge/local/engines';
import type { Context } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type * as z from 'zod';
import { safetyPolicy } from '../domain/safety-policy.ts';
import type { EnterpriseState } from '../enterprise/state.ts';
import { enterpriseStream } from '../enterprise/stream.ts';
import { inspectionDecider } from '../inspection/decide.ts';
import { checklists } from '../inspection/inspection.fixtures.ts';
import { inspectionStream } from '../inspection/stream.ts';
import { hazardIdFor } from '../reactions/derived-ids.ts';
import { listedInspection } from '../read-model/inspections.ts';
import { inspectionRoutes } from './inspections.ts';

const city = loadCity('zhenjiang');
const policy = safetyPolicy(city);
const enterprise = '5e00000000000000000000000a';
const registered: EnterpriseState = {
  held: false,
  code: '91321112MA1XXXXX0N',
  area: { city: '321100', district: '321112', station: 'gaozi' },
  park: 'gaozi-park',
  position: { lng: 119.3, lat: 32.155 },
  residents: 30,
  accounts: [],
  note: 'note-1',
  registeredAt: '2026-01-01T00:00:00.000Z',
  units: {
    U1: { kind: 'tank-farm', note: 'note-2', closed: false, responsible: {} },
    U2: { kind: 'warehouse', note: 'note-3', closed: true, responsible: {} },
  },
};

let engines: { stop(): Promise<void> }[];
let handler: ReturnType<typeof httpHandler>;
let named: Pseudonyms;
let show: (id: string) => Promise<unknown>;
let wordsOf: (id: string) => Promise<unknown[]>;

beforeAll(async () => {
  const tables = { Log: logKeys, View: pairKeys, PersonalDataStore: pairKeys };
  const [scratch, messaging] = await Promise.all([scratchTables(tables), scratchMessaging()]);
  engines = [scratch, messaging];
  const { client } = scratch;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  await fetch(`${messaging.endpoint}/photos`, { method: 'PUT' });
  const inspections = aggregateLog(dynamodbStore(client, 'Log'), inspectionDecider(policy, checklists));
  const personalData = dynamodbPersonalData(client, 'PersonalDataStore', keptUntil(city));
  named = pseudonyms(personalData, async () => 'secret');
  const acting = await named.of(enterpriseStream(enterprise), 'chen', 'enterprise');
  await acting.keep(false);
  const deps = {
    inspections,
    enterprises: {
      load: async (stream: string) => ({
        state: stream === enterpriseStream(enterprise) ? { ...registered, accounts: [acting.id] } : undefined,
      }),
    },
    personalData,
    photos: attachmentStore({
      host: 'photos.s3.us-east-1.amazonaws.com',
      region: 'us-east-1',
      endpoint: messaging.endpoint,
      credentials,
    }),
    view: { client, table: 'View' },
    city,
    policy,
    checklists,
    people: named,
  };
  handler = httpHandler({ role: 'role', area: 'area', department: 'department' }, inspectionRoutes(deps), {
    remits: remitsOf(city),
    secret: async () => 'secret',
  });
  show = async (id) => {
    const { state, version } = await inspections.load(inspectionStream(id));
    for (const row of state ? listedInspection(policy, id, state, version) : [])
      await list(client, 'View', row, new Date().toISOString());
  };
  wordsOf = async (id) =>
    [...(await personalData.readAll(inspectionStream(id))).values()].filter((it) => 'words' in it);
});
afterAll(async () => void (await Promise.all(engines.map((it) => it.stop()))));

// What functions log is not what is looked at here.
beforeEach(() => {
  for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, 'write').mockReturnValue(true);
});
afterEach(() => vi.restoreAllMocks());

const people = {
  wang: { sub: 'wang', role: 'officer', area: 'gaozi' },
  li: { sub: 'li', role: 'officer', area: 'gaozi' },
  elsewhere: { sub: 'zhao', role: 'officer', area: 'dingmao' },
  chen: { sub: 'chen', role: 'enterprise', area: 'gaozi' },
  rival: { sub: 'qian', role: 'enterprise', area: 'gaozi' },
};

async function ask<T = InspectionView>(
  who: keyof typeof people,
  routeKey: string,
  {
    path = {},
    query = {},
    body,
    key = randomUUID(),
  }: { path?: object; query?: object; body?: object; key?: string } = {},
) {
  const [method = '', rawPath = ''] = routeKey.split(' ');
  const event = {
    version: '2.0',
    routeKey,
    rawPath,
    headers: { 'idempotency-key': key, ...(body && { 'content-type': 'application/json' }) },
    pathParameters: path,
    queryStringParameters: query,
    body: body && JSON.stringify(body),
    isBase64Encoded: false,
    requestContext: {
      requestId: randomUUID(),
      http: { method, path: Object.values(path).join('/') || rawPath },
      authorizer: { jwt: { claims: people[who] } },
    },
  };
  const context = { awsRequestId: 'a-1', functionName: 'hazard', getRemainingTimeInMillis: () => 1000 };
  const answer = (await handler(event as never, context as Context)) as { statusCode: number; body: string };
  return { status: answer.statusCode, body: JSON.parse(answer.body) as T & { code?: string } };
}

const soon = new Date(Date.now() + 86_400_000).toISOString();
async function planned(over: object = {}): Promise<string> {
  const { status, body } = await ask('wang', 'POST /inspections', {
    body: { enterprise, unit: 'U1', dueAt: soon, ...over },
  });
  expect(status).toBe(201);
  return body.id;
}
async function onSite(): Promise<string> {
  const id = await planned();
  const body = { accounts: ['wang', 'li'], official: true };
  await ask('wang', 'POST /inspections/{id}/inspectors', { path: { id }, body });
  const { status } = await ask('wang', 'POST /inspections/{id}/starts', { path: { id }, body: {} });
  expect(status).toBe(201);
  return id;
}
const picture = Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x80, 0xfe]);
async function uploaded(id: string): Promise<string> {
  const sha256 = createHash('sha256').update(picture).digest('hex');
  const { body } = await ask<PhotoUpload>('wang', 'POST /inspections/{id}/photos', {
    path: { id },
    body: { type: 'image/jpeg', bytes: picture.length, sha256 },
  });
  const { url, method, headers } = body;
  expect((await fetch(url, { method, headers, body: new Uint8Array(picture) })).status).toBe(200);
  return body.id;
}

describe('an inspection over HTTP', () => {
  test('runs from its plan to its completion, with a photo and a finding', async () => {
    const id = await onSite();
    const photo = await uploaded(id);
    const finding = { item: 2, answer: 'finding', notes: '消防通道被占用', photos: [photo] };
    const key = randomUUID();
    const found = await ask('li', 'POST /inspections/{id}/answers', { path: { id }, body: finding, key });
    expect([found.status, found.body.findings]).toEqual([201, 1]);
    const again = await ask('li', 'POST /inspections/{id}/answers', { path: { id }, body: finding, key });
    expect(again.body).toEqual(found.body);
    for (const item of [1, 3]) {
      await ask('wang', 'POST /inspections/{id}/answers', {
        path: { id },
        body: { item, answer: 'in-order' },
      });
    }
    const done = await ask('wang', 'POST /inspections/{id}/completions', { path: { id }, body: {} });
    expect(Inspection.parse(done.body)).toMatchObject({
      status: 'completed',
      checklist: { pack: 'major-hazards-121', version: 2 },
      inspectors: await Promise.all(['wang', 'li'].map((it) => named.find(inspectionStream(id), it))),
      answers: [{ answer: 'in-order' }, { answer: 'finding', photos: [photo] }, { answer: 'in-order' }],
    });
    // Planned, assigned and started before it.
    expect(done.body.answers[1]?.hazard).toBe(hazardIdFor(`inspection-${id}#4`));
    expect(await wordsOf(id)).toEqual([{ words: finding.notes }]);

    const path = { id, photo };
    const { body } = await ask<{ url: string }>('chen', 'GET /inspections/{id}/photos/{photo}', { path });
    const seen = Buffer.from(await (await fetch(body.url)).arrayBuffer());
    expect(seen.equals(picture)).toBe(true);
    const late = await ask('wang', 'POST /inspections/{id}/photos', {
      path: { id },
      body: { type: 'image/png', bytes: 1, sha256: '0'.repeat(64) },
    });
    expect([late.status, late.body.code]).toEqual([409, 'inspection-not-open']);
  });

  test('rejects photos that were not uploaded or belong to another inspection', async () => {
    const [id, other] = [await onSite(), await onSite()];
    const photo = await uploaded(other);
    for (const photos of [['0'.repeat(26)], [photo]]) {
      const body = { item: 1, answer: 'in-order', photos };
      const answer = await ask('wang', 'POST /inspections/{id}/answers', { path: { id }, body });
      expect([answer.status, answer.body.code]).toEqual([422, 'unknown-photo']);
    }
    const answer = await ask('wang', 'GET /inspections/{id}/photos/{photo}', { path: { id, photo } });
    expect(answer.body.code).toBe('unknown-photo');
  });

  test.each([
    [{ enterprise: '5e00000000000000000000000b' }, 'not-found'],
    [{ unit: 'U9' }, 'unknown-unit'],
    [{ unit: 'U2' }, 'unit-closed'],
    [{ pack: 'alchemy' }, 'unknown-checklist'],
    [{ dueAt: '2020-01-01T00:00:00Z' }, 'time-out-of-order'],
  ])('is not planned for %j: %s', async (over, code) => {
    const { body } = await ask('wang', 'POST /inspections', {
      body: { enterprise, unit: 'U1', dueAt: soon, ...over },
    });
    expect(body.code).toBe(code);
  });
});

describe('access', () => {
  const code = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).body.code;

  test('an enterprise reads and runs its own inspections, but no official visit', async () => {
    const id = await planned();
    const official = { accounts: ['chen', 'chen-2'], official: true };
    const inspectors = 'POST /inspections/{id}/inspectors';
    expect(await code('chen', 'GET /inspections/{id}', { path: { id } })).toBeUndefined();
    expect(await code('chen', inspectors, { path: { id }, body: official })).toBe('official-not-allowed');
    const own = { accounts: ['chen'], official: false };
    expect(await code('rival', inspectors, { path: { id }, body: own })).toBe('enterprise-not-yours');
    expect(await code('chen', inspectors, { path: { id }, body: own })).toBeUndefined();
    expect(await code('wang', 'POST /inspections/{id}/starts', { path: { id }, body: {} })).toBe(
      'inspector-not-assigned',
    );
    expect(await code('chen', 'POST /inspections/{id}/starts', { path: { id }, body: {} })).toBeUndefined();
    expect(await code('rival', 'GET /inspections/{id}', { path: { id } })).toBe('enterprise-not-yours');
    expect(await code('chen', 'POST /inspections', { body: {} })).toBe('role-not-allowed');
  });

  test('authorities have access to their own area', async () => {
    const id = await planned();
    expect(await code('elsewhere', 'GET /inspections/{id}', { path: { id } })).toBe('area-not-yours');
    expect(
      await code('elsewhere', 'POST /inspections', { body: { enterprise, unit: 'U1', dueAt: soon } }),
    ).toBe('not-found');
    expect(await code('wang', 'GET /inspections/{id}', { path: { id: '0'.repeat(26) } })).toBe('not-found');
  });
});

describe('the list', () => {
  const page = async (who: keyof typeof people, query: object) =>
    ask<z.output<typeof InspectionPage>>(who, 'GET /inspections', { query });

  test('shows open inspections, the earliest due first, page by page, to callers with access', async () => {
    const dues = [3, 1, 2].map((days) => new Date(Date.now() - 3_600_000 + days * 86_400_000).toISOString());
    const ids = await Promise.all(dues.map((dueAt) => planned({ dueAt })));
    for (const id of ids) await show(id);
    const wanted = [ids[1], ids[2], ids[0]];
    for (const [who, query] of [
      ['wang', {}],
      ['wang', { park: 'gaozi-park' }],
      ['chen', { enterprise }],
    ] as const) {
      const first = InspectionPage.parse((await page(who, { ...query, limit: '2' })).body);
      const { body } = await page(who, { ...query, limit: '2', cursor: first.cursor });
      expect([...first.items, ...body.items].map(({ id }) => id)).toEqual(wanted);
      expect(body.cursor).toBeUndefined();
    }
    const before = await page('wang', { dueBefore: dues[2] });
    expect(before.body.items.map(({ id }) => id)).toEqual([ids[1], ids[2]]);
    expect((await page('wang', { status: 'completed' })).body.items).toEqual([]);
  });

  test.each([
    ['chen', {}, 'enterprise-not-yours'],
    ['rival', { enterprise }, 'not-found'],
    ['elsewhere', { park: 'gaozi-park' }, 'unknown-park'],
    ['elsewhere', { area: 'gaozi' }, 'area-not-yours'],
    ['wang', { park: 'moon' }, 'unknown-park'],
    ['wang', { cursor: 'x' }, 'invalid-cursor'],
    ['wang', { status: 'completed', dueBefore: soon }, 'invalid-request'],
  ] as const)('is refused to %s for %j: %s', async (who, query, code) =>
    expect((await page(who, query)).body).toMatchObject({ code }),
  );
});
