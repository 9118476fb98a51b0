import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { descendants, listening } from '../../fixtures/processes.ts';
import { startDynoxide } from './dynoxide.ts';
import { type Engine, engineHandler } from './engine.ts';
import { createTable, pairKeys } from './scratch.ts';

const folder = mkdtempSync(join(tmpdir(), 'maplebridge-dynoxide-'));
const file = join(folder, 'dynamodb.sqlite');
let engine: Engine;
let client: DynamoDBClient;
beforeAll(async () => {
  engine = await startDynoxide(file);
  client = new DynamoDBClient({
    ...{ endpoint: 'http://engine', region: 'us-east-1', requestHandler: engineHandler(engine) },
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  await createTable(client, 'PersonalDataStore', pairKeys);
});
afterAll(async () => {
  await engine.stop();
  rmSync(folder, { recursive: true });
});

const processes = () => descendants(process.pid, 'dynoxide');

describe('another process that finds the port', () => {
  const port = (): string => {
    const [own = 0] = processes();
    const [address = '', ...others] = listening(own);
    expect(address).toMatch(/^127\.0\.0\.1:/);
    expect(others).toEqual([]);
    return `http://${address}/`;
  };
  const signature =
    'AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';
  const signed = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-date': '20260101T000000Z',
    authorization: signature,
  };

  test.each(['ListTables', 'Scan', 'PutItem', 'DeleteTable'])('cannot call %s', async (operation) => {
    const headers = { ...signed, 'x-amz-target': `DynamoDB_20120810.${operation}` };
    const answer = await fetch(port(), {
      method: 'POST',
      headers,
      body: '{"TableName":"PersonalDataStore"}',
    });
    expect(answer.ok).toBe(false);
    expect(await answer.text()).not.toContain('PersonalDataStore');
  });

  test.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data'])(
    'cannot post a form as %s',
    async (type) => {
      const headers = { 'content-type': type, origin: 'https://evil.example' };
      const answer = await fetch(port(), { method: 'POST', headers, body: '{}' });
      expect(answer.ok).toBe(false);
    },
  );

  test('allows no other origin', async () => {
    const headers = {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-amz-target',
    };
    for (const method of ['OPTIONS', 'POST', 'GET']) {
      const answer = await fetch(port(), { method, headers });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

test('deleted and overwritten values are removed from the bytes of its files', async () => {
  const key = (n: number) => ({ pk: { S: `report-${(n * 7919) % 200}` }, sk: { S: 'words' } });
  const each = async (run: (n: number) => Promise<unknown>) => {
    for (let n = 0; n < 200; n++) await run(n);
  };
  await each((n) => {
    const words = { S: `planted-${n} ${'x'.repeat((n * 37) % 900)}` };
    return client.send(new PutItemCommand({ TableName: 'PersonalDataStore', Item: { ...key(n), words } }));
  });
  const bytes = () =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join();
  expect(bytes()).toContain('planted-');
  await each((n) =>
    client.send(
      n % 2
        ? new DeleteItemCommand({ TableName: 'PersonalDataStore', Key: key(n) })
        : new UpdateItemCommand({
            TableName: 'PersonalDataStore',
            Key: key(n),
            UpdateExpression: 'REMOVE words',
          }),
    ),
  );
  await vi.waitFor(() => expect(bytes()).not.toContain('planted-'), { timeout: 30_000, interval: 200 });
  expect((await client.send(new ScanCommand({ TableName: 'PersonalDataStore' }))).Count).toBe(100);
});

test('the copy of its program is deleted once it runs', () =>
  expect(readdirSync(folder).filter((name) => !name.startsWith('dynamodb.sqlite'))).toEqual([]));

test('an engine that is killed reports it', async () => {
  const other = await startDynoxide();
  const [known] = processes();
  const [youngest = 0] = processes().filter((it) => it !== known);
  process.kill(youngest, 'SIGKILL');
  expect((await other.ended).message).toContain('The DynamoDB engine ended by itself');
  await other.stop();
});
