import {
  changeEnterprise,
  declareUnit,
  erasePersons,
  getEnterprise,
  holdEnterprise,
  nameResponsible,
  registerEnterprise,
} from '@maplebridge/contracts/hazard';
import { aggregateLog, dynamodbStore } from '@maplebridge/event-log';
import { lookupKey } from '@maplebridge/lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { enterpriseDecider } from '../enterprise/decide.ts';
import { enterpriseStream } from '../enterprise/stream.ts';
import type { EnterpriseDeps } from './enterprise-deps.ts';
import { enterpriseRoutes } from './enterprises.ts';
import { asking, people, startStores } from './http.fixtures.ts';

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

const body = { ground: 'subject-request' };
const hold = { state: 'held', ground: 'investigation' };
/** Of plants that differ. */
const codes = [
  '91321112MA1XXXY01H',
  '91321112MA1XXXY02L',
  '91321112MA1XXXY03P',
  '91321112MA1XXXY04T',
  '91321112MA1XXXY05X',
  '91321112MA1XXXY061',
];

/** An enterprise in which one has taken the place of another, who should be forgotten. */
async function replacing(): Promise<{ id: string }> {
  const { body: registered } = await ask('officer', registerEnterprise, {
    body: {
      code: codes.pop(),
      name: '高资化工有限公司',
      park: 'gaozi-park',
      position: { lng: 119.3, lat: 32.155 },
      residents: 29,
      accounts: [people.miller.sub],
    },
  });
  const { id } = registered;
  await ask('miller', declareUnit, { path: { id }, body: { kind: 'tank-farm', name: '液氨罐区' } });
  for (const name of ['以前的人', '现在的人']) {
    const person = { duty: 'principal', name, phone: '0511 8888 0000' };
    await ask('miller', nameResponsible, { path: { id, unit: 'U1' }, body: person });
  }
  return { id };
}
const kept = async ({ id }: { readonly id: string }) =>
  JSON.stringify([...(await deps.personalData.readAll(enterpriseStream(id))).values()]);

describe('the persons of an enterprise', () => {
  test('are erased after they are replaced; a retried request erases once', async () => {
    const path = await replacing();
    const key = 'the-same-request-2';
    const first = await ask('supervisor', erasePersons, { path, body, key });
    expect([first.status, first.body]).toMatchObject([201, { id: path.id, records: 1, attachments: 0 }]);
    expect(await kept(path)).not.toContain('以前的人');
    expect((await ask('officer', getEnterprise, { path })).body).toMatchObject({
      name: '高资化工有限公司',
      units: [{ name: '液氨罐区', responsible: [{ name: '现在的人' }] }],
    });
    expect((await ask('supervisor', erasePersons, { path, body, key })).body).toEqual(first.body);
    expect((await ask('supervisor', erasePersons, { path, body })).body.records).toBe(0);
    const told = (await deps.enterprises.history(enterpriseStream(path.id))).filter(
      ({ type }) => type === 'words-erased',
    );
    expect(told.map(({ data }) => data)).toEqual([{ ...body, records: 1 }]);
  });

  test('stay while they are on hold', async () => {
    const path = await replacing();
    const held = await ask('supervisor', holdEnterprise, { path, body: hold });
    expect([held.status, held.body]).toEqual([201, { id: path.id, held: true }]);
    expect((await ask('supervisor', erasePersons, { path, body })).body.code).toBe('on-hold');
    expect(await kept(path)).toContain('以前的人');
    await ask('supervisor', holdEnterprise, { path, body: { state: 'released' } });
    expect((await ask('supervisor', erasePersons, { path, body })).body.records).toBe(1);
  });

  test('are erased by supervisors of the area only', async () => {
    const path = await replacing();
    for (const [route, asked] of [
      [erasePersons, body],
      [holdEnterprise, hold],
    ] as const) {
      for (const [person, refusal] of [
        ['officer', 'role-not-allowed'],
        ['miller', 'role-not-allowed'],
      ] as const) {
        expect((await ask(person, route, { path, body: asked })).body.code).toBe(refusal);
      }
      const unknown = { id: '00000000000000000000000000' };
      expect((await ask('supervisor', route, { path: unknown, body: asked })).body.code).toBe('not-found');
    }
  });
});

test('a removed account loses access; after erasure nothing maps the account to its pseudonym', async () => {
  const { id } = await replacing();
  const stream = enterpriseStream(id);
  const former = await deps.people.find(stream, people.miller.sub);
  expect(former).toBeDefined();
  const accounts = [people.yardman.sub];
  await ask('officer', changeEnterprise, { path: { id }, body: { accounts } });
  expect((await ask('miller', getEnterprise, { path: { id } })).status).toBe(404);
  expect((await ask('yardman', getEnterprise, { path: { id } })).status).toBe(200);

  expect((await ask('supervisor', erasePersons, { path: { id }, body })).status).toBe(201);
  expect(await deps.people.find(stream, people.miller.sub)).toBeUndefined();
  const left = JSON.stringify([...(await deps.personalData.readAll(stream)).entries()]);
  expect(left).not.toContain(former);
  expect(left).not.toContain(lookupKey('secret', stream, people.miller.sub));
  expect((await ask('yardman', getEnterprise, { path: { id } })).status).toBe(200);
});

test('an account has another pseudonym in each enterprise', async () => {
  const ids = [await replacing(), await replacing()].map(({ id }) => id);
  const states = await Promise.all(ids.map((id) => deps.enterprises.load(enterpriseStream(id))));
  const names = states.flatMap(({ state }) => state?.accounts ?? []);
  expect(names).toHaveLength(2);
  expect(new Set(names).size).toBe(2);
});
