import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import {
  allPublished,
  plainCount,
  randomOf,
  shuffled,
  traffic,
} from '../domain/counting/traffic.fixtures.ts';
import { rebuild } from '../rebuild/rebuild.ts';
import { rebuildingOf } from '../rebuild/rebuilding.fixtures.ts';
import { allProcessedEvents } from '../store/all-processed-events.ts';
import { type Service, type Started, startStore } from '../store/engine.fixtures.ts';
import { rebuildVersionOf } from '../store/processed-event.ts';
import { counted, deliverRoughly, messageOf } from './delivery.fixtures.ts';

/** Set it to repeat a run that failed. */
const seed = Number(process.env.MAPLEBRIDGE_SEED ?? Date.now() % 2 ** 31);
const count = process.env.MAPLEBRIDGE_DEEP ? 100_000 : 5_000;
const random = randomOf(seed);
const recorded = traffic(random, { events: count, stations: 8, days: 30 });
const events = allPublished(recorded);
const expected = plainCount(events);

let started: Started;
beforeAll(async () => {
  started = await startStore();
});
afterAll(() => started.stop());
beforeEach(() => {
  for (const level of ['log', 'info', 'error', 'warn', 'debug'] as const)
    vi.spyOn(console, level).mockReturnValue();
});

async function processedEventsOf(rebuildVersion: number): Promise<number> {
  let found = 0;
  for await (const processedEvents of allProcessedEvents(started.store)) {
    found += processedEvents.filter(({ stream }) => rebuildVersionOf(stream) === rebuildVersion).length;
  }
  return found;
}

test(`${count} events delivered late, twice, out of order and to crashing consumers are each counted once (seed ${seed})`, {
  timeout: 900_000,
}, async () => {
  const twice = events.filter(() => random() < 0.1);
  const thrice = twice.filter(() => random() < 0.1);
  const messages = shuffled(random, [
    ...events.map((it) => messageOf(it)),
    ...twice.map((it) => messageOf(it, 1)),
    ...thrice.map((it) => messageOf(it, 2)),
  ]);
  const { killed, failed } = await deliverRoughly(started, messages, random);
  expect(killed).toBeGreaterThan(5);
  expect(failed).toBeGreaterThan(5);
  expect(await processedEventsOf(1)).toBe(events.length);
  expect(await counted(started.store, 1)).toEqual(expected);
});

test('a rebuild from the logs gives the same figures and becomes the serving version', {
  timeout: 900_000,
}, async () => {
  for (const service of Object.keys(recorded) as Service[]) await started.record(service, recorded[service]);
  const report = await rebuild(rebuildingOf(started.store));
  expect(report).toEqual({ outcome: 'switched', serving: 2, made: 2, differences: [], unreadable: [] });
  expect(await counted(started.store, 2)).toEqual(expected);
  expect(await counted(started.store, 1)).toEqual({});
  expect(await processedEventsOf(1)).toBe(0);
});
