import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { loadCity } from '@maplebridge/directory/load';
import { list } from '@maplebridge/event-log';
import { logKeys, pairKeys, scratchTables } from '@maplebridge/local/engines';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sums } from '../bulletin/bulletin.fixtures.ts';
import { bulletinStream } from '../bulletin/stream.ts';
import { statisticsLogs } from '../deps.ts';
import { rollupKey } from '../domain/rollup.ts';
import { projectBulletin } from '../read-model/bulletins.ts';
import { snapshots } from '../read-model/snapshots.ts';
import { bulletinId } from '../store/derived-ids.ts';
import { areasOf, missingBulletins } from './issue-bulletins.ts';

const city = loadCity('zhenjiang');
const now = '2019-11-03T00:01:00.000Z';
const provenance = { by: 'service:statistics', now };

async function start() {
  const { client, stop } = await scratchTables({ Log: logKeys, View: pairKeys });
  const { observations, bulletins } = statisticsLogs(client, { LOG_TABLE: 'Log' });
  const view = { client, view: 'View' };
  const deps = { city, view, bulletins, snapshots: snapshots({ city, view, observations }) };
  return { stop, client, deps };
}
let system: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  system = await start();
  for (const { period, station, counts, ...rollup } of sums) {
    const Item = { ...rollupKey(1, 'month', period, station), ...rollup, period, station, ...counts };
    await system.client.send(new PutCommand({ TableName: 'View', Item }));
  }
});
afterAll(() => system.stop());

async function runDueCommands(
  month: string,
  dieAfter = Number.POSITIVE_INFINITY,
): Promise<(string | undefined)[]> {
  const { areas, issue } = await missingBulletins(system.deps, month);
  const outcomes: (string | undefined)[] = [];
  for (const code of areas.slice(0, dieAfter)) outcomes.push((await issue(code, now, provenance)).outcome);
  return outcomes;
}
const logged = async () => (await system.client.send(new ScanCommand({ TableName: 'Log' }))).Items ?? [];

test('the next run finishes an interrupted scheduled run, and issues nothing twice', async () => {
  expect(await runDueCommands('2019-10', 4)).toEqual(Array(4).fill('appended'));
  // Those four are not in the lists yet.
  const second = await runDueCommands('2019-10');
  expect(second.slice(0, 4)).toEqual(Array(4).fill('unchanged'));
  expect(second.slice(4)).toEqual(Array(11).fill('appended'));
  const events = await logged();
  expect(events.map(({ version }) => version)).toEqual(Array(15).fill(1));
  expect(new Set(events.map(({ data }) => data.code))).toEqual(new Set(areasOf(city)));
});

test('overlapping scheduled runs issue each bulletin once', async () => {
  await Promise.all([runDueCommands('2019-09'), runDueCommands('2019-09')]);
  expect((await logged()).filter(({ data }) => data.month === '2019-09')).toHaveLength(15);
});

test('once all are listed there is nothing left to issue', async () => {
  for (const code of areasOf(city)) {
    const id = bulletinId(code, '2019-10');
    const { state, version } = await system.deps.bulletins.load(bulletinStream(id));
    for (const listed of state ? projectBulletin(id, state, version) : [])
      await list(system.client, 'View', listed, now);
  }
  expect(await runDueCommands('2019-10')).toEqual([]);
});

test('nothing is issued for a month in which nothing was counted', async () => {
  expect(await runDueCommands('2019-05')).toEqual([]);
});

test('figures that change afterwards do not issue a second version', async () => {
  const Item = {
    ...rollupKey(1, 'month', '2019-10', 'xinba'),
    ...{ district: '321182', station: 'xinba', period: '2019-10', facts: 1, countedAt: now },
    'cases.accepted': 1,
  };
  await system.client.send(new PutCommand({ TableName: 'View', Item }));
  const { issue } = await missingBulletins(system.deps, '2019-08');
  expect((await issue('xinba', now, provenance)).outcome).toBe('appended');
  const before = (await logged()).length;
  const october = await system.deps.snapshots.of('xinba', '2019-10');
  expect(october.facts).toBe(1);
  const command = {
    type: 'IssueBulletin',
    code: 'xinba',
    month: '2019-10',
    today: '2019-11-04',
    at: now,
  } as const;
  const area = { city: '321100', district: '321182', station: 'xinba' };
  const again = await system.deps.bulletins.execute(
    bulletinStream(bulletinId('xinba', '2019-10')),
    { ...command, area, snapshot: october },
    provenance,
  );
  expect([again.outcome, (await logged()).length]).toEqual(['unchanged', before]);
});
