import {
  assessMajorHazard,
  changeEnterprise,
  closeUnit,
  declareInventory,
  declareUnit,
  getEnterprise,
  listUnits,
  nameResponsible,
  registerEnterprise,
} from '@maplebridge/contracts/hazard';
import { UnitCode } from '@maplebridge/contracts/intake';
import { aggregateLog, dynamodbStore, list } from '@maplebridge/event-log';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { enterpriseDecider } from '../enterprise/decide.ts';
import { enterpriseStream } from '../enterprise/stream.ts';
import { listedEnterprise } from '../read-model/units.ts';
import type { EnterpriseDeps } from './enterprise-deps.ts';
import { enterpriseRoutes } from './enterprises.ts';
import { asking, type Person, people, startStores } from './http.fixtures.ts';

let deps: EnterpriseDeps;
let stop: () => unknown;
let ask: ReturnType<typeof asking>;

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const stores = await startStores();
  const { view, personalData, city, policy } = stores.deps;
  const enterprises = aggregateLog(dynamodbStore(view.client, 'Log'), enterpriseDecider(policy));
  deps = { enterprises, view, personalData, city, policy, people: stores.deps.people };
  stop = stores.stop;
  ask = asking(enterpriseRoutes(deps));
});
afterAll(() => {
  vi.restoreAllMocks();
  return stop();
});

let plants = 0;
/** Another unit's code each time, with the character that checks the others. */
function code(): string {
  const stem = `91321112MA1MPL${String(++plants).padStart(3, '0')}`;
  const found = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].find((it) => UnitCode.safeParse(stem + it).success);
  return stem + found;
}
const plant = (over: object = {}) => ({
  code: code(),
  name: '高资化工有限公司',
  park: 'gaozi-park',
  position: { lng: 119.30123, lat: 32.15512 },
  residents: 29,
  accounts: [people.miller.sub],
  ...over,
});
const register = (over: object = {}, by: Person = 'officer') =>
  ask(by, registerEnterprise, { body: plant(over) });
const declare = async (id: string, entries: object[], by: Person = 'miller') => {
  const unit = { kind: 'tank-farm', name: '液氨罐区' };
  const declared = await ask(by, declareUnit, { path: { id }, body: unit });
  const path = { id, unit: declared.body.units.at(-1).id };
  return ask(by, declareInventory, { path, body: { entries } });
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
    ask('miller', assessMajorHazard, { body: { residents: 30, entries } });
  test('returns every term and stores nothing', async () => {
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
  test('keeps the name in the personal-data store and the position coarse; the same request is the same enterprise', async () => {
    const body = plant();
    const key = 'the-same-request-1';
    const first = await ask('officer', registerEnterprise, { body, key });
    expect(first.status).toBe(201);
    expect(first.headers).toMatchObject({ location: `/enterprises/${first.body.id}`, etag: '"1"' });
    expect(first.body).toMatchObject({
      name: body.name,
      position: { lng: 119.301, lat: 32.155 },
      area: { city: '321100', district: '321112', station: 'gaozi' },
      units: [],
    });
    expect((await ask('officer', registerEnterprise, { body, key })).body).toEqual(first.body);
    expect((await ask('officer', registerEnterprise, { body })).body.code).toBe('enterprise-registered');
    const [event] = await deps.enterprises.history(enterpriseStream(first.body.id));
    expect(JSON.stringify(event)).not.toContain('高资');
    expect(JSON.stringify(event)).not.toContain(people.miller.sub);
  });
  test('in a park it is served by the park’s station; elsewhere by the nearest', async () => {
    const east = { park: 'new-materials-east', position: { lng: 119.7, lat: 32.21 } };
    const inPark = await register(east, 'elsewhere');
    expect(inPark.body).toMatchObject({ park: 'new-materials-east', area: { station: 'dingmao' } });
    expect((await register({ ...east, park: undefined }, 'elsewhere')).body.code).toBe('area-not-yours');
    const outside = await register({ park: undefined });
    expect(outside.body).toMatchObject({ park: null, area: { station: 'gaozi' } });
  });
  test.each([
    ['outside the city', { position: { lng: 116.4, lat: 39.9 } }, 'outside-city'],
    ['in a park there is not', { park: 'atlantis' }, 'unknown-park'],
    ['in another’s area', { park: undefined, position: { lng: 119.508, lat: 32.178 } }, 'area-not-yours'],
  ])('%s is refused', async (_, over, refusal) => expect((await register(over)).body.code).toBe(refusal));
});

describe('an enterprise', () => {
  test('is graded with its inventory and shows who is responsible', async () => {
    const { body } = await register();
    const declared = await declare(body.id, [ammonia(50)]);
    expect(declared.status).toBe(201);
    const path = { id: body.id, unit: 'U1' };
    const person = { duty: 'principal', name: '王', phone: '0511 8888 0000' };
    const named = await ask('miller', nameResponsible, { path, body: person });
    expect(named.body.units).toMatchObject([
      { id: 'U1', name: '液氨罐区', assessment: { level: 3, terms: [{ ratio: 5 }] }, responsible: [person] },
    ]);
    const read = await ask('miller', getEnterprise, { path: { id: body.id } });
    expect(read).toMatchObject({ status: 200, headers: { etag: '"5"' }, body: named.body });
    const closed = await ask('officer', closeUnit, { path, body: {} });
    expect(closed.body.units[0].closed).toBe(true);
    const again = await ask('miller', declareInventory, { path, body: { entries: [ammonia(1)] } });
    expect([again.status, again.body.code]).toEqual([409, 'unit-closed']);
  });

  test('is visible to itself and the authorities of its area only', async () => {
    const { body } = await register();
    const seen = async (by: Person) => (await ask(by, getEnterprise, { path: { id: body.id } })).body.code;
    expect(await seen('miller')).toBe(body.code);
    expect(await seen('emergency')).toBe(body.code);
    expect(await seen('yardman')).toBe('not-found');
    expect(await seen('elsewhere')).toBe('not-found');
    const outsider = await ask('yardman', declareUnit, {
      path: { id: body.id },
      body: { kind: 'warehouse', name: 'x' },
    });
    expect([outsider.status, outsider.body.code]).toEqual([404, 'not-found']);
    const nobody = await ask('officer', getEnterprise, { path: { id: '7w3k0d4m2x9q5r8t1v6y0z3b2c' } });
    expect(nobody.status).toBe(404);
  });

  test('with more units than fit in one transaction is reassessed completely; a retry is a no-op', async () => {
    const { body } = await register({ residents: 0 });
    const { id } = body;
    for (let n = 0; n < 52; n++) await declare(id, [ammonia(50)]);
    const change = { path: { id }, body: { residents: 100 }, key: 'residents-moved-in-1' };
    const changed = await ask('officer', changeEnterprise, change);
    expect(changed.status).toBe(201);
    const levels = changed.body.units.map((it: { assessment: { level: number; alpha: number } }) => [
      it.assessment.level,
      it.assessment.alpha,
    ]);
    expect(levels).toEqual(Array.from({ length: 52 }, () => [3, 2]));
    expect((await ask('officer', changeEnterprise, change)).body).toEqual(changed.body);
  });
});

describe('the four-colour list', () => {
  const units = (query: Record<string, string>, by: Person = 'officer') => ask(by, listUnits, { query });
  let own = '';
  let other = '';
  beforeAll(async () => {
    own = (await register()).body.id;
    other = (await register({ accounts: [people.yardman.sub] })).body.id;
    for (const tonnes of [9, 50, 500, 60]) await declare(own, [ammonia(tonnes)]);
    await declare(other, [ammonia(250)], 'yardman');
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

  test('of a park, an area or the caller’s own area starts with the most serious unit', async () => {
    expect(shown(await units({ park: 'gaozi-park' }))).toEqual(all);
    expect(shown(await units({ area: '321112' }, 'supervisor'))).toEqual(all);
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
  test('of an enterprise is visible to itself only', async () => {
    expect(shown(await units({ enterprise: own }, 'miller'))).toHaveLength(4);
    expect((await units({ enterprise: other }, 'miller')).body.code).toBe('not-found');
    expect((await units({}, 'miller')).body.code).toBe('enterprise-not-yours');
    expect((await units({ park: 'gaozi-park' }, 'miller')).body.code).toBe('enterprise-not-yours');
  });
  test('requires an existing area or park within the caller’s area', async () => {
    expect((await units({ park: 'atlantis' })).body.code).toBe('unknown-park');
    expect((await units({ park: 'gaozi-park' }, 'elsewhere')).body.code).toBe('unknown-park');
    expect((await units({ area: 'gaozi' }, 'elsewhere')).body.code).toBe('area-not-yours');
    expect((await units({ enterprise: own }, 'elsewhere')).body.code).toBe('not-found');
    expect((await units({ area: 'gaozi', enterprise: own })).body.code).toBe('invalid-request');
  });
});
