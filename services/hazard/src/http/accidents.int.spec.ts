import {
  Accident,
  closeAccident,
  getAccident,
  reportAccident,
  reportUpward,
} from '@maplebridge/contracts/hazard';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accidentStream } from '../accident/stream.ts';
import { accidentRoutes } from './accidents.ts';
import { asking, mill, type Person, startStores, yard } from './http.fixtures.ts';

let stores: Awaited<ReturnType<typeof startStores>>;
let ask: ReturnType<typeof asking>;
beforeAll(async () => {
  stores = await startStores();
  ask = asking(accidentRoutes(stores.deps));
});
afterAll(() => stores.stop());

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const words = 'a flange leaks, Wang was taken to hospital';
const leak = (over: object = {}) => ({
  enterprise: mill,
  unit: 'U1',
  kind: 'leak',
  occurredAt: minutesAgo(30),
  injured: 1,
  notes: words,
  ...over,
});
const code = async (person: Person, body: object) => (await ask(person, reportAccident, { body })).body.code;

async function reported(): Promise<Accident> {
  const { status, body } = await ask('miller', reportAccident, { body: leak() });
  expect(status, JSON.stringify(body)).toBe(201);
  return Accident.parse(body);
}

describe('an accident', () => {
  test('notifies five departments and must be reported to the county within an hour', async () => {
    const { id, told, next, occurredAt, deaths, injured, notes } = await reported();
    expect(told).toHaveLength(5);
    expect([deaths, injured, notes]).toEqual([0, 1, words]);
    expect(next).toMatchObject({ to: 'county', overdue: false });
    expect(Date.parse(next?.dueAt ?? '') - Date.parse(occurredAt)).toBe(3_600_000);
    const [event] = (await stores.deps.accidents.load(accidentStream(id))).events;
    expect(event?.departments).toEqual(told);
    expect(JSON.stringify(event)).not.toContain('Wang');
  });

  test('is reported by the enterprise or authorities of its area, with an existing unit', async () => {
    expect(await code('miller', leak({ enterprise: yard }))).toBe('not-found');
    expect(await code('elsewhere', leak())).toBe('not-found');
    expect(await code('officer', leak({ enterprise: '7z000000000000000000000000' }))).toBe('not-found');
    expect(await code('officer', leak({ unit: 'U9' }))).toBe('unknown-unit');
    expect(await code('officer', leak({ occurredAt: '2099-01-01T00:00:00Z' }))).toBe('time-in-future');
  });

  test('is reported upward level by level and closed by the authorities', async () => {
    const { id } = await reported();
    const up = (to: string, person: Person = 'officer') =>
      ask(person, reportUpward, { path: { id }, body: { to } });
    expect((await up('city')).body.code).toBe('step-out-of-order');
    expect((await up('county', 'yardman')).body.code).toBe('enterprise-not-yours');
    expect((await up('county', 'miller')).body.next.to).toBe('city');
    expect((await up('city')).body.next.to).toBe('province');
    expect((await up('province')).body).toMatchObject({ upward: [{ to: 'county' }, { to: 'city' }, {}] });
    const close = (person: Person) =>
      ask(person, closeAccident, { path: { id }, body: { notes: 'dealt with' } });
    expect((await close('miller')).body.code).toBe('role-not-allowed');
    expect(Accident.parse((await close('emergency')).body).status).toBe('closed');
    expect((await close('officer')).body.code).toBe('accident-closed');
  });

  test('is visible to callers with access', async () => {
    const { id } = await reported();
    const seen = async (person: Person, of = id) => {
      const { status, body } = await ask(person, getAccident, { path: { id: of } });
      return status === 200 ? Accident.parse(body).notes : body.code;
    };
    expect([await seen('miller'), await seen('emergency')]).toEqual([words, words]);
    expect([await seen('yardman'), await seen('elsewhere')]).toEqual([
      'enterprise-not-yours',
      'area-not-yours',
    ]);
    expect(await seen('officer', '7z000000000000000000000000')).toBe('not-found');
  });
});
