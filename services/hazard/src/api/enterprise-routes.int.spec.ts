import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { keptUntil } from '@maplebridge/directory';
import { loadCity } from '@maplebridge/directory/load';
import { aggregateLog, dynamodbDossier, dynamodbStore, list } from '@maplebridge/event-log';
import { type Engine, startDynoxide } from '@maplebridge/local/engines';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { enterpriseDecider, enterpriseStream } from '../enterprise/enterprise.ts';
import { listedEnterprise } from '../enterprise/listed.ts';
import { safetyPolicy } from '../safety-policy.ts';
import { asking } from './asking.fixtures.ts';
import type { EnterpriseDeps } from './enterprise-deps.ts';
import { enterpriseRoutes } from './enterprise-routes.ts';

const officer = { sub: 'gaozi-1', role: 'officer', area: 'gaozi' };
const safetyOfficer = { sub: 'plant-1', role: 'enterprise', area: 'gaozi' };
const elsewhere = { sub: 'dingmao-1', role: 'officer', area: 'dingmao' };
const authority = { sub: 'em-1', role: 'department', area: '321112', department: 'emergency-management' };

let engine: Engine;
let deps: EnterpriseDeps;
let ask: ReturnType<typeof asking>;

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  engine = await startDynoxide();
  const plain = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const keys = {
    Log: ['stream', 'version', 'N'],
    View: ['pk', 'sk', 'S'],
    Dossier: ['pk', 'sk', 'S'],
  } as const;
  for (const [TableName, [hash, range, type]] of Object.entries(keys)) {
    await plain.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: hash, KeyType: 'HASH' },
          { AttributeName: range, KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: hash, AttributeType: 'S' },
          { AttributeName: range, AttributeType: type },
        ],
      }),
    );
  }
  const client = DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } });
  const city = loadCity('zhenjiang');
  const policy = safetyPolicy(city);
  deps = {
    enterprises: aggregateLog(dynamodbStore(client, 'Log'), enterpriseDecider(policy)),
    dossier: dynamodbDossier(client, 'Dossier', keptUntil(city)),
    view: { client, table: 'View' },
    city,
    policy,
  };
  ask = asking(enterpriseRoutes(deps), officer);
});
afterAll(() => {
  vi.restoreAllMocks();
  return engine.stop();
});

let plants = 0;
/** Codes in which every letter and digit may stand. */
const code = () => `91321112MA1XXXX${String(++plants).padStart(3, '0')}`;
const plant = (over: object = {}) => ({
  code: code(),
  name: '高资化工有限公司',
  park: 'gaozi-park',
  position: { lng: 119.30123, lat: 32.15512 },
  residents: 29,
  accounts: ['plant-1'],
  ...over,
});
const register = (over: object = {}) => ask('POST /enterprises', { body: plant(over) });
const declare = async (id: string, entries: object[], claims: object = safetyOfficer) => {
  const declared = await ask('POST /enterprises/{id}/units', {
    claims,
    params: { id },
    body: { kind: 'tank-farm', name: '液氨罐区' },
  });
  const unit = declared.body.units.at(-1).id;
  return ask('POST /enterprises/{id}/units/{unit}/inventories', {
    claims,
    params: { id, unit },
    body: { entries },
  });
};
const ammonia = (tonnes: number) => ({ cas: '7664-41-7', tonnes });
/** Writes the lists of an enterprise, as its views do. */
async function view(id: string) {
  const { state, version } = await deps.enterprises.load(enterpriseStream(id));
  const { client, table } = deps.view;
  const now = new Date().toISOString();
  for (const it of listedEnterprise(deps.policy, id, state, version)) await list(client, table, it, now);
}

describe('an assessment', () => {
  const assess = (entries: object[]) =>
    ask('POST /major-hazard-assessments', { claims: safetyOfficer, body: { residents: 30, entries } });
  test('is answered with every term, and nothing is stored', async () => {
    const { status, body } = await assess([ammonia(50)]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ s: 5, alpha: 1.2, r: 12, level: 3, terms: [{ beta: 2, ratio: 5 }] });
  });
  test.each([
    ['a wrong check digit', { cas: '7664-41-8', tonnes: 1 }, 'invalid-request', '/body/entries/1/cas'],
    ['no tonnes', { cas: '7664-41-7', tonnes: -1 }, 'invalid-request', '/body/entries/1/tonnes'],
    ['absurdly many', { cas: '7664-41-7', tonnes: 1e9 }, 'invalid-request', '/body/entries/1/tonnes'],
    ['a substance there is not', { cas: '64-19-7', tonnes: 1 }, 'unknown-substance', '/body/entries/1/cas'],
    ['one of several rows', { cas: '6484-52-2', tonnes: 1 }, 'substance-ambiguous', '/body/entries/1/row'],
    ['another’s row', { cas: '7664-41-7', row: 2, tonnes: 1 }, 'row-mismatch', '/body/entries/1/row'],
    [
      'an unclassed mixture',
      { mixture: true, tonnes: 1 },
      'mixture-without-class',
      '/body/entries/1/categories',
    ],
  ])('with %s is refused at its entry', async (_, entry, code, pointer) => {
    const { status, body } = await assess([ammonia(1), entry]);
    expect([status, body.code, body.errors?.[0]?.pointer]).toEqual([422, code, pointer]);
  });
});

describe('registering', () => {
  test('keeps the name in the dossier and the position coarse; the same request is the same enterprise', async () => {
    const body = plant();
    const key = 'the-same-request-1';
    const first = await ask('POST /enterprises', { body, key });
    expect(first.status).toBe(201);
    expect(first.headers.location).toBe(`/enterprises/${first.body.id}`);
    expect(first.body).toMatchObject({
      name: body.name,
      position: { lng: 119.301, lat: 32.155 },
      area: { city: '321100', district: '321112', station: 'gaozi' },
      units: [],
    });
    expect((await ask('POST /enterprises', { body, key })).body).toEqual(first.body);
    expect((await ask('POST /enterprises', { body })).body.code).toBe('already-registered');
    const [event] = await deps.enterprises.history(enterpriseStream(first.body.id));
    expect(JSON.stringify(event)).not.toContain('高资');
    expect(JSON.stringify(event)).not.toContain('plant-1');
  });
  test('in a park it is served by the park’s station; elsewhere by the nearest', async () => {
    const east = { park: 'new-materials-east', position: { lng: 119.7, lat: 32.21 } };
    const admin = { sub: 'a', role: 'admin', area: '321100' };
    const inPark = await ask('POST /enterprises', { claims: admin, body: plant(east) });
    expect(inPark.body.area.station).toBe('dingmao');
    const outside = await ask('POST /enterprises', {
      claims: admin,
      body: plant({ ...east, park: undefined }),
    });
    expect(outside.body).toMatchObject({ park: null, area: { station: 'xinba' } });
  });
  test.each([
    ['outside the city', { position: { lng: 116.4, lat: 39.9 } }, 'outside-city'],
    ['in a park there is not', { park: 'atlantis' }, 'unknown-park'],
    ['in another’s area', { park: undefined, position: { lng: 119.508, lat: 32.178 } }, 'area-not-yours'],
  ])('%s is refused', async (_, over, refusal) => expect((await register(over)).body.code).toBe(refusal));
});

describe('an enterprise', () => {
  test('is graded as soon as it tells what it holds, and shows who is responsible', async () => {
    const { body } = await register();
    const declared = await declare(body.id, [ammonia(50)]);
    expect(declared.status).toBe(201);
    const params = { id: body.id, unit: 'U1' };
    const person = { duty: 'principal', name: '王', phone: '0511 8888 0000' };
    const named = await ask('POST /enterprises/{id}/units/{unit}/responsible-persons', {
      params,
      body: person,
    });
    expect(named.body.units).toMatchObject([
      { id: 'U1', name: '液氨罐区', assessment: { level: 3, terms: [{ ratio: 5 }] }, responsible: [person] },
    ]);
    const read = await ask('GET /enterprises/{id}', { claims: safetyOfficer, params: { id: body.id } });
    expect(read).toMatchObject({ status: 200, headers: { etag: named.headers.etag }, body: named.body });
    const closed = await ask('POST /enterprises/{id}/units/{unit}/closures', { params, body: {} });
    expect(closed.body.units[0].closed).toBe(true);
    const again = await ask('POST /enterprises/{id}/units/{unit}/inventories', {
      params,
      body: { entries: [ammonia(1)] },
    });
    expect([again.status, again.body.code]).toEqual([409, 'unit-closed']);
  });

  test('is seen by itself and by the authorities of its area, and by nobody else', async () => {
    const { body } = await register();
    const seen = async (claims: object) =>
      (await ask('GET /enterprises/{id}', { claims, params: { id: body.id } })).body.code;
    expect(await seen(safetyOfficer)).toBe(body.code);
    expect(await seen(authority)).toBe(body.code);
    expect(await seen({ ...safetyOfficer, sub: 'plant-2' })).toBe('enterprise-not-yours');
    expect(await seen(elsewhere)).toBe('area-not-yours');
    const stranger = await ask('POST /enterprises/{id}/units', {
      claims: { ...safetyOfficer, sub: 'plant-2' },
      params: { id: body.id },
      body: { kind: 'warehouse', name: 'x' },
    });
    expect([stranger.status, stranger.body.code]).toEqual([403, 'enterprise-not-yours']);
    const nobody = await ask('GET /enterprises/{id}', { params: { id: '7w3k0d4m2x9q5r8t1v6y0z3b2c' } });
    expect(nobody.status).toBe(404);
  });

  test('with more units than one transaction holds is assessed anew as a whole, and a repetition changes nothing', async () => {
    const { body } = await register({ residents: 0 });
    const { id } = body;
    for (let n = 0; n < 60; n++) await declare(id, [ammonia(50)]);
    const change = { params: { id }, body: { residents: 100 }, key: 'residents-moved-in-1' };
    const changed = await ask('POST /enterprises/{id}/changes', change);
    expect(changed.status).toBe(201);
    const levels = changed.body.units.map((it: { assessment: { level: number; alpha: number } }) => [
      it.assessment.level,
      it.assessment.alpha,
    ]);
    expect(levels).toEqual(Array.from({ length: 60 }, () => [3, 2]));
    expect((await ask('POST /enterprises/{id}/changes', change)).body).toEqual(changed.body);
  });
});

describe('the four-colour list', () => {
  const units = (query: object, claims: object = officer) => ask('GET /units', { claims, query });
  let own = '';
  let other = '';
  beforeAll(async () => {
    own = (await register()).body.id;
    other = (await register({ accounts: ['plant-2'] })).body.id;
    for (const tonnes of [9, 50, 500, 60]) await declare(own, [ammonia(tonnes)]);
    await declare(other, [ammonia(250)], { ...safetyOfficer, sub: 'plant-2' });
    await Promise.all([own, other].map(view));
  });
  const shown = ({ body }: Awaited<ReturnType<typeof units>>) =>
    body.items.map((it: { colour: string; r: number | null }) => [it.colour, it.r]);
  const all = [
    ['red', 100],
    ['orange', 50],
    ['yellow', 12],
    ['yellow', 10],
    ['blue', null],
  ];

  test('of a park, an area and the caller’s own runs from the gravest down', async () => {
    expect(shown(await units({ park: 'gaozi-park' }))).toEqual(all);
    expect(shown(await units({ area: '321112' }, authority))).toEqual(all);
    expect(shown(await units({}))).toEqual(all);
    expect(shown(await units({ park: 'gaozi-park', colour: 'yellow' }))).toEqual(all.slice(2, 4));
  });
  test('comes page by page', async () => {
    const first = await units({ limit: '2' });
    const second = await units({ limit: '2', cursor: first.body.cursor });
    const third = await units({ limit: '2', cursor: second.body.cursor });
    expect([first, second, third].flatMap(shown)).toEqual(all);
    expect(third.body.cursor).toBeUndefined();
    expect((await units({ cursor: 'eA' })).body.code).toBe('invalid-cursor');
  });
  test('of an enterprise is its own alone', async () => {
    expect(shown(await units({ enterprise: own }, safetyOfficer))).toHaveLength(4);
    expect((await units({ enterprise: other }, safetyOfficer)).body.code).toBe('enterprise-not-yours');
    expect((await units({}, safetyOfficer)).body.code).toBe('enterprise-not-yours');
    expect((await units({ park: 'gaozi-park' }, safetyOfficer)).body.code).toBe('enterprise-not-yours');
  });
  test('is told of areas and parks there are, to those whose they are', async () => {
    expect((await units({ park: 'atlantis' })).body.code).toBe('unknown-park');
    expect((await units({ park: 'gaozi-park' }, elsewhere)).body.code).toBe('area-not-yours');
    expect((await units({ area: 'gaozi' }, elsewhere)).body.code).toBe('area-not-yours');
    expect((await units({ enterprise: own }, elsewhere)).body.code).toBe('area-not-yours');
    expect((await units({ area: 'gaozi', enterprise: own })).body.code).toBe('invalid-request');
  });
});

describe('the persons of an enterprise', () => {
  const supervisor = { sub: 'district-1', role: 'supervisor', area: '321112' };
  const erase = { claims: supervisor, body: { ground: 'subject-request' } };
  const hold = (state: string) => ({ claims: supervisor, body: { state, ground: 'investigation' } });

  /** An enterprise in which one has taken the place of another, who should be forgotten. */
  async function replacing() {
    const { body } = await register();
    await declare(body.id, [ammonia(1)]);
    for (const name of ['以前的人', '现在的人']) {
      await ask('POST /enterprises/{id}/units/{unit}/responsible-persons', {
        params: { id: body.id, unit: 'U1' },
        body: { duty: 'principal', name, phone: '0511 8888 0000' },
      });
    }
    return { id: body.id as string };
  }
  const kept = async (id: string) =>
    JSON.stringify([...(await deps.dossier.readAll(enterpriseStream(id))).values()]);

  test('are erased when another has taken their place, and the same request is the same erasure', async () => {
    const params = await replacing();
    const key = 'the-same-request-2';
    const first = await ask('POST /enterprises/{id}/erasures', { ...erase, params, key });
    expect([first.status, first.body]).toMatchObject([201, { id: params.id, records: 1, attachments: 0 }]);
    expect(await kept(params.id)).not.toContain('以前的人');
    const { body } = await ask('GET /enterprises/{id}', { params });
    expect(body).toMatchObject({
      name: '高资化工有限公司',
      units: [{ name: '液氨罐区', responsible: [{ name: '现在的人' }] }],
    });
    expect((await ask('POST /enterprises/{id}/erasures', { ...erase, params, key })).body).toEqual(
      first.body,
    );
    expect((await ask('POST /enterprises/{id}/erasures', { ...erase, params })).body.records).toBe(0);
    const told = (await deps.enterprises.history(enterpriseStream(params.id))).filter(
      ({ type }) => type === 'words-erased',
    );
    expect(told.map(({ data }) => data)).toEqual([{ ground: 'subject-request', records: 1 }]);
  });

  test('stay while they are held', async () => {
    const params = await replacing();
    const held = await ask('POST /enterprises/{id}/holds', { ...hold('held'), params });
    expect([held.status, held.body]).toEqual([201, { id: params.id, held: true }]);
    expect((await ask('POST /enterprises/{id}/erasures', { ...erase, params })).body.code).toBe('on-hold');
    expect(await kept(params.id)).toContain('以前的人');
    await ask('POST /enterprises/{id}/holds', { ...hold('released'), params });
    expect((await ask('POST /enterprises/{id}/erasures', { ...erase, params })).body.records).toBe(1);
  });

  test('are decided on by those who oversee the area', async () => {
    const params = await replacing();
    for (const [claims, refusal] of [
      [officer, 'role-not-allowed'],
      [safetyOfficer, 'role-not-allowed'],
      [{ ...supervisor, area: '321171' }, 'area-not-yours'],
    ] as const) {
      for (const [route, body] of [
        ['erasures', erase.body],
        ['holds', hold('held').body],
      ] as const) {
        expect((await ask(`POST /enterprises/{id}/${route}`, { claims, params, body })).body.code).toBe(
          refusal,
        );
      }
    }
  });
});
