import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Engine, engineHandler, startDynoxide } from '@maplebridge/local/engines';
import { afterEach, beforeEach, expect, test } from 'vitest';

const program = fileURLToPath(new URL('maplebridge.ts', import.meta.url));
const tables = ['intake-Log', 'mediation-Log', 'hazard-Log', 'statistics-View', 'statistics-ProcessedEvent'];
const nameOf = (table: string) => `maplebridge-zhenjiang-local-${table}0A1B2C3D`;

const area = { city: '321100', district: '321112', station: 'gaozi' };
const foundEvent = {
  ...{ version: 1, type: 'found', schema: 1, by: 'officer:1', prev: '', hash: '' },
  ...{ at: '2019-05-21T01:30:00.000Z', recordedAt: '2019-05-21T01:30:01.000Z' },
  area: '321100/321112/gaozi',
  data: { kind: 'fire-lane-blocked', source: 'report', area, park: null, similar: [] },
};

/** The data of a local system, in which one event was recorded and never counted. */
let state: string;
beforeEach(async () => {
  state = mkdtempSync(join(tmpdir(), 'maplebridge-cli-'));
  mkdirSync(join(state, 'data'));
  await onData(async (client) => {
    for (const table of tables) await client.send(tableCommand(table));
    const stream = 'hazard-7w3k0d4m2x9q5r8t1v6y0z3b2c';
    await client.send(new PutCommand({ TableName: nameOf('hazard-Log'), Item: { ...foundEvent, stream } }));
  });
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

const tableCommand = (table: string) => {
  const [hash, range, type] = table.endsWith('View') ? ['pk', 'sk', 'S'] : ['stream', 'version', 'N'];
  return new CreateTableCommand({
    ...{ TableName: nameOf(table), BillingMode: 'PAY_PER_REQUEST' },
    KeySchema: [
      { AttributeName: hash, KeyType: 'HASH' },
      { AttributeName: range, KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: hash, AttributeType: 'S' },
      { AttributeName: range, AttributeType: type as 'S' | 'N' },
    ],
  });
};

async function onData<T>(run: (client: DynamoDBDocumentClient) => Promise<T>): Promise<T> {
  const engine = await startDynoxide(join(state, 'data', 'dynamodb.sqlite'));
  try {
    return await run(clientOf(engine));
  } finally {
    await engine.stop();
  }
}
const clientOf = (engine: Engine) =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      ...{ endpoint: 'http://engine', region: 'us-east-1', requestHandler: engineHandler(engine) },
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    }),
  );

/** Runs the command in a process of its own. */
async function maplebridge(...args: string[]): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const output of [child.stdout, child.stderr])
    output.on('data', (text) => {
      said += text;
    });
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}
const rebuild = (...more: string[]) =>
  maplebridge('statistics', 'rebuild', '--state', state, '--grace', '0', ...more);

const found = (client: DynamoDBDocumentClient, rebuildVersion: number) =>
  client.send(
    new QueryCommand({
      TableName: nameOf('statistics-View'),
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': `g${rebuildVersion}#month` },
    }),
  );

test('rebuilds a stopped system from its data and names the event that was missed; a dry run changes nothing', async () => {
  const dry = await rebuild('--dry-run');
  expect(dry.said).toContain('Nothing was changed: figures come from rebuild version 1');
  const real = await rebuild();
  expect(real.said).toContain('hazard-7w3k0d4m2x9q5r8t1v6y0z3b2c#1: counted in the new one alone');
  expect(real).toMatchObject({
    code: 0,
    said: expect.stringContaining('Figures come from rebuild version 3'),
  });
  await onData(async (client) =>
    expect((await found(client, 3)).Items).toEqual([expect.objectContaining({ 'hazards.found': 1 })]),
  );
});

test('an unknown deployment or option fails with a message', async () => {
  expect(await maplebridge('statistics', 'rebuild', '--state', join(state, 'nowhere'))).toMatchObject({
    code: 1,
    said: expect.stringContaining('holds no data of a local system'),
  });
  expect(await rebuild('--city', 'atlantis')).toMatchObject({
    code: 1,
    said: expect.stringContaining('There is no city "atlantis"'),
  });
  expect(await rebuild('--dry')).toMatchObject({ code: 1, said: expect.stringContaining('--dry-run') });
});
