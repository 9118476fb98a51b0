import type { Answer, Maplebridge } from '@maplebridge/client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { dispute, refusal, type System, send, startSystem } from '../support/system.ts';

let system: System;
let supervisor: Maplebridge;
let anyone: Maplebridge;
beforeAll(async () => {
  system = await startSystem();
  supervisor = system.client('city-supervisor');
  anyone = system.client();
});
afterAll(() => system.remove());

const places = {
  dingmao: { lng: 119.51, lat: 32.18 },
  sipailou: { lng: 119.458, lat: 32.214 },
  baotalu: { lng: 119.425, lat: 32.2 },
};

/** Disputes of April 2019 from the paper register. */
const enter = (place: keyof typeof places, count: number) =>
  Promise.all(
    Array.from({ length: count }, () => {
      const receivedAt = '2019-04-08T09:00:00+08:00';
      const body = dispute({ position: places[place], receivedAt, channel: 'walk-in' });
      return supervisor.post('/reports', { body });
    }),
  );

/** Waits until so many cases were counted. */
const counted = (count: number) =>
  vi.waitFor(
    async () => {
      const rollups = (await system.items('statistics-View')).filter(({ period }) => period === '2019-04');
      const accepted = rollups.map((rollup) => Number(rollup['cases.accepted'] ?? 0));
      expect(accepted.reduce((a, b) => a + b, 0)).toBe(count);
    },
    { timeout: 60_000, interval: 200 },
  );

const publish = () => supervisor.post('/public/statistics', { body: { year: '2019' } });
const seen = (area: string) => anyone.get('/public/statistics', { year: '2019', area });
const accepted = ({ periods: [year] }: Answer<'/public/statistics'>) => year?.accepted.text;

test('the published year is public, and reveals no small figure, also not by subtraction', async () => {
  await enter('dingmao', 7);
  await enter('sipailou', 2);
  await enter('baotalu', 9);
  await counted(18);
  const [first, second] = await Promise.all([publish(), publish()]);
  expect(second).toEqual(first);

  const city = await seen('321100');
  expect(city).toEqual(first);
  expect(accepted(city)).toBe('18');
  expect(accepted(await seen('sipailou'))).toBe('*');
  const hidden = city.areas.filter((it) => it.accepted.text === '*');
  expect(hidden.length).toBeGreaterThanOrEqual(2);
  expect(city.hidden).toMatchObject({ sign: '*', below: 5 });
});

test('later corrections are not included, since two editions could be subtracted', async () => {
  const before = await seen('321100');
  await enter('dingmao', 1);
  await counted(19);
  expect(await publish()).toEqual(before);
  expect(await seen('321100')).toEqual(before);
});

test('it may be cached publicly and revalidated', async () => {
  // Raw, since caching depends on the headers.
  const path = '/public/statistics?year=2019';
  const { headers } = await send(system, 'GET', path, {});
  expect(headers.get('cache-control')).toBe('public, max-age=3600');
  const again = await send(system, 'GET', path, {
    headers: { 'if-none-match': headers.get('etag') ?? '' },
  });
  expect([again.status, again.text]).toEqual([304, '']);
});

test('an unknown area has no figures', async () => {
  expect(await refusal(seen('atlantis'))).toEqual([422, 'unknown-area']);
});
