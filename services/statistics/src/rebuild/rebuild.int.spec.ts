import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { CloudEvent } from '@maplebridge/contracts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  allPublished,
  fixtureEvent,
  fixtureRules,
  plainCount,
  published,
  randomOf,
  traffic,
} from '../domain/counting/traffic.fixtures.ts';
import { rollupKey } from '../domain/rollup.ts';
import { counted, deliver } from '../reactions/delivery.fixtures.ts';
import { type Service, type Started, startStore } from '../store/engine.fixtures.ts';
import { readRebuildVersions } from '../store/rebuild-versions.ts';
import { abandon, rebuild } from './rebuild.ts';
import { rebuildingOf } from './rebuilding.fixtures.ts';

const recorded = traffic(randomOf(6), { events: 600, stations: 3, days: 40 });
const events = allPublished(recorded);

/** One more event at a known station and day. */
const oneMore = fixtureEvent('report-extra', 1, [
  { day: '2019-05-21', district: '321171', station: 'dingmao', counts: { 'reports.received': 1 } },
]);
const extra = published('intake', oneMore);
const dingmao = rollupKey(1, 'day', '2019-05-21', 'dingmao');

let started: Started;
beforeEach(async () => {
  for (const level of ['log', 'info', 'error', 'warn'] as const) vi.spyOn(console, level).mockReturnValue();
  started = await startStore();
  for (const service of Object.keys(recorded) as Service[]) await started.record(service, recorded[service]);
  await started.record('intake', [oneMore]);
  await deliver(started.store, events);
});
afterEach(() => started.stop());

const rebuildNow = (over = {}, options = {}) => rebuild(rebuildingOf(started.store, over), options);
const hear = (event: CloudEvent) => deliver(started.store, [event]);
const all = () => plainCount([...events, extra]);

/** Asserts that exactly one rebuild version exists and holds the expected counts. */
async function expectOnly(serving: number): Promise<void> {
  expect(await readRebuildVersions(started.store)).toMatchObject({
    serving,
    counting: [serving],
    replaced: [],
  });
  expect(await counted(started.store, serving)).toEqual(all());
  for (const other of [1, 2, 3].filter((it) => it !== serving)) {
    expect(await counted(started.store, other)).toEqual({});
  }
}

describe('a rebuild', () => {
  test('with equal figures switches, and later events count only into the new rebuild version', async () => {
    await hear(extra);
    expect(await rebuildNow()).toMatchObject({ outcome: 'switched', serving: 2, differences: [] });
    await expectOnly(2);
    await hear(extra);
    await expectOnly(2);
  });

  test('runs while events are counted, and misses none', async () => {
    await hear(extra);
    const more = traffic(randomOf(7), { events: 200, stations: 3, days: 40 });
    const late = Object.entries(more).flatMap(([service, some]) =>
      some.map((it) => ({ service: service as Service, event: { ...it, stream: `${it.stream}x` } })),
    );
    let next = 0;
    /** Some are recorded and heard at each step of the rebuild, some recorded and heard when it is over. */
    const happen = async (heardNow: boolean) => {
      for (const { service, event } of late.slice(next, next + 20)) {
        await started.record(service, [event]);
        if (heardNow) await hear(published(service, event));
      }
      next += 20;
    };
    let happening = Promise.resolve();
    const meanwhile = () => {
      happening = happening.then(() => happen(next % 40 === 0));
    };
    const report = await rebuildNow({
      ...{ progress: meanwhile, tell: meanwhile },
      pause: () => happening,
    });
    await happening;
    expect(next).toBeGreaterThan(60);
    expect(report.outcome).toBe('switched');
    for (const { event } of report.differences.flatMap((it) => it.events)) expect(event).toContain('x#');
    while (next < late.length) await happen(true);
    await deliver(
      started.store,
      late.map(({ service, event }) => published(service, event)),
    );
    const everything = [...events, extra, ...late.map(({ service, event }) => published(service, event))];
    expect(await counted(started.store, 2)).toEqual(plainCount(everything));
  });

  test('names an event that was never counted, and counts it', async () => {
    const report = await rebuildNow();
    expect(report).toMatchObject({
      outcome: 'switched',
      differences: [{ station: 'dingmao', period: '2019-05-21', old: {} }, { period: '2019-05' }],
    });
    const named = { event: 'report-extra#1', type: extra.type, why: 'counted in the new one alone' };
    expect(report.differences[0]?.events).toEqual([expect.objectContaining(named)]);
    await expectOnly(2);
  });

  test('names an event that was counted by other rules', async () => {
    const before = { ...fixtureRules, incrementsOf: () => [{ ...told5, counts: { 'reports.received': 5 } }] };
    const told5 = { day: '2019-05-21', district: '321171', station: 'dingmao' };
    await deliver(started.store, [extra], 1, before);
    const report = await rebuildNow();
    expect(report.differences[0]).toMatchObject({
      old: { 'reports.received': 5, facts: 1 },
      made: { 'reports.received': 1, facts: 1 },
      events: [{ event: 'report-extra#1', why: 'counted by other rules' }],
    });
    await expectOnly(2);
  });

  test('refuses if a rollup is not the sum of its records, reports the difference, and switches if accepted', async () => {
    await hear(extra);
    await started.store.client.send(
      new UpdateCommand({
        ...{ TableName: 'View', Key: dingmao, UpdateExpression: 'ADD #c :n' },
        ...{ ExpressionAttributeNames: { '#c': 'reports.received' }, ExpressionAttributeValues: { ':n': 7 } },
      }),
    );
    const refused = await rebuildNow();
    expect(refused).toMatchObject({
      outcome: 'refused',
      serving: 1,
      differences: [{ events: [], beyondProcessedEvents: { old: { 'reports.received': 7 }, made: {} } }],
    });
    expect(await readRebuildVersions(started.store)).toMatchObject({ serving: 1, counting: [1, 2] });
    expect(await rebuildNow({}, { acceptUnexplained: true })).toMatchObject({ outcome: 'switched' });
    await expectOnly(2);
  });

  test('reports an event that counted twice because its processed-event record was lost', async () => {
    await hear(extra);
    const Key = { stream: `g1#${extra.subject}`, version: 1 };
    await started.store.client.send(new DeleteCommand({ TableName: 'ProcessedEvent', Key }));
    await hear(extra);
    const { outcome, differences } = await rebuildNow();
    expect([outcome, differences[0]?.beyondProcessedEvents.old]).toEqual([
      'refused',
      { 'reports.received': 1, facts: 1 },
    ]);
    expect(await rebuildNow({}, { acceptUnexplained: true })).toMatchObject({ outcome: 'switched' });
    await expectOnly(2);
  });

  test('counts a log with an unreadable event as far as possible, and does not switch', async () => {
    await hear(extra);
    await started.record('hazard', [{ ...fixtureEvent('hazard-bad', 1, []), data: {} }]);
    const bad = [{ event: 'hazard-bad#1', why: 'it has no increments' }];
    expect(await rebuildNow()).toMatchObject({ outcome: 'refused', differences: [], unreadable: bad });
    // It is reported by each run, also if the rebuild resumes from a checkpoint.
    expect(await rebuildNow()).toMatchObject({ outcome: 'refused', unreadable: bad });
  });

  test('as a dry run or abandoned changes nothing, and version numbers are never reused', async () => {
    await hear(extra);
    expect(await rebuildNow({}, { dryRun: true })).toMatchObject({
      outcome: 'compared',
      serving: 1,
      made: 2,
    });
    await expectOnly(1);
    expect(await abandon(rebuildingOf(started.store))).toBe(false);
    await expect(rebuildNow({ progress: stop })).rejects.toThrow('killed');
    expect(await abandon(rebuildingOf(started.store))).toBe(true);
    await expectOnly(1);
    expect(await rebuildNow()).toMatchObject({ outcome: 'switched', serving: 4 });
  });
});

const stop = () => {
  throw new Error('killed');
};

/** Runs a rebuild whose process crashes at its nth database call. */
async function killedAt(call: number): Promise<boolean> {
  const plain = started.connect();
  let calls = 0;
  plain.middlewareStack.add(
    (next) => (args) => {
      calls += 1;
      if (calls >= call) throw new Error('killed');
      return next(args);
    },
    { step: 'initialize' },
  );
  try {
    await rebuild(rebuildingOf(started.storeOf(plain)));
    return false;
  } catch {
    return true;
  } finally {
    plain.destroy();
  }
}

test('a rebuild that crashes at any point is completed by the next runs', async () => {
  await hear(extra);
  // Each run gets a little further than the one before, until one completes.
  let runs = 0;
  for (let call = 1; await killedAt(call); call += 3) runs += 1;
  expect(runs).toBeGreaterThan(10);
  const { serving, counting, replaced } = await readRebuildVersions(started.store);
  expect([counting, replaced]).toEqual([[serving], []]);
  expect(await counted(started.store, serving)).toEqual(all());
  await hear(extra);
  expect(await counted(started.store, serving)).toEqual(all());
});

test('of two concurrent rebuilds one switches and the other fails with a clear message', async () => {
  await hear(extra);
  const ends = await Promise.allSettled([rebuildNow(), rebuildNow()]);
  expect(ends.some(({ status }) => status === 'fulfilled')).toBe(true);
  for (const end of ends) {
    if (end.status === 'rejected') expect(String(end.reason)).toContain('Another rebuild');
  }
  await rebuildNow();
  const { serving } = await readRebuildVersions(started.store);
  expect(await counted(started.store, serving)).toEqual(all());
});
