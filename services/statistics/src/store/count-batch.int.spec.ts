import { counters } from '@maplebridge/contracts/statistics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CountableEvent } from '../domain/counting/countable-event.ts';
import { countBatch, countInto } from './count-batch.ts';
import { type Started, startStore } from './engine.fixtures.ts';
import { changeRebuildVersions, readRebuildVersions } from './rebuild-versions.ts';
import { rollupsOf, servingVersion } from './rollups.ts';

const now = '2019-05-21T02:00:00.000Z';
let started: Started;
beforeAll(async () => {
  started = await startStore();
});
afterAll(() => started.stop());

const at = (station: string, counts: Record<string, number> = { 'cases.settled': 1 }) => ({
  ...{ day: '2019-05-21', district: '321171', station },
  counts,
});
const fact = (stream: string, ...increments: CountableEvent['increments']): CountableEvent => ({
  ...{ stream, version: 1, type: 'told', at: now },
  increments,
});
const count = (...facts: CountableEvent[]) => countBatch(started.store, facts, now);
const settledAt = async (station: string, rebuildVersion = 1): Promise<number | undefined> => {
  const rollups = await rollupsOf(started.store, {
    ...{ rebuildVersion, grain: 'month', from: '2019-05-01', to: '2019-05-31' },
    stations: { ids: [station], outOf: 60, restricted: false },
  });
  return rollups[0]?.counts['cases.settled'];
};

test('an event is counted once: a second copy in the same or a later batch is known', async () => {
  const it = fact('case-a', at('s1'));
  expect(await count(it, { ...it }, fact('case-b', at('s1')))).toEqual(['counted', 'known', 'counted']);
  expect(await count(fact('case-c', at('s1')), it)).toEqual(['counted', 'known']);
  expect(await settledAt('s1')).toBe(3);
});

test('an event that cannot be counted fails alone', async () => {
  // DynamoDB rejects an item over 400 KB; we reject half a case.
  const refused = fact('case-e', at('s2', { ['x'.repeat(500_000)]: 1 }));
  const half = fact('case-f', at('s2', { 'cases.settled': 0.5 }));
  const outcomes = await count(fact('case-d', at('s2')), refused, half, fact('case-g', at('s2')));
  expect(outcomes).toEqual([
    'counted',
    { failed: expect.anything() },
    { failed: expect.anything() },
    'counted',
  ]);
  expect(await settledAt('s2')).toBe(2);
});

test('while a rebuild runs, an event is counted into both rebuild versions', async () => {
  const before = await readRebuildVersions(started.store);
  await changeRebuildVersions(started.store, before, { counting: [1, 2], latest: 2 }, now);
  const first = fact('case-h', at('s3'));
  expect(await count(first)).toEqual(['counted']);
  // Known to one version and new to the other is reported as counted.
  const half = fact('case-i', at('s3'));
  await countInto(started.store, 1, [half], now);
  expect(await count(first, half)).toEqual(['known', 'counted']);
  expect([await settledAt('s3', 1), await settledAt('s3', 2)]).toEqual([2, 2]);
  expect(await servingVersion(started.store)).toBe(1);
  await expect(changeRebuildVersions(started.store, before, { serving: 2 }, now)).rejects.toThrow(
    'Another rebuild',
  );
});

test('a year of a city of sixty stations, with every counter of every rollup, is one page of one query', async () => {
  const every = Object.fromEntries(Object.keys(counters).map((name) => [name, 123_456]));
  const facts = Array.from({ length: 720 }, (_, n) =>
    fact(`report-${n}`, {
      ...at(`station-${n % 60}`, every),
      day: `2018-${String(1 + Math.floor(n / 60)).padStart(2, '0')}-15`,
    }),
  );
  await countInto(started.store, 1, facts, now);
  const client = started.connect();
  let queries = 0;
  client.middlewareStack.add(
    (next) => (args) => {
      queries += 1;
      return next(args);
    },
    { step: 'initialize' },
  );
  const ids = Array.from({ length: 60 }, (_, i) => `station-${i}`);
  const stations = { ids, outOf: 60, restricted: false };
  const year = { rebuildVersion: 1, stations, grain: 'month', from: '2018-01-01', to: '2018-12-31' } as const;
  expect(await rollupsOf(started.storeOf(client), year)).toHaveLength(720);
  expect(queries).toBe(1);
  client.destroy();
});
