import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { logKeys, pairKeys, reservationKeys, type Scratch, scratchTables } from '@maplebridge/local/engines';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { counters } from './counters.ts';
import { dynamodbStore } from './dynamodb-store.ts';
import { seal } from './hash-chain.ts';
import { putCountingView, putView } from './projection.ts';
import { occupancies } from './reservations.ts';
import { unsealedEvents } from './spec.ts';
import { storeSuite } from './store-suite.ts';

let scratch: Scratch;
let client: DynamoDBDocumentClient;

beforeAll(async () => {
  scratch = await scratchTables({ Log: logKeys, View: pairKeys, Reservations: reservationKeys });
  client = scratch.client;
});
afterAll(() => scratch.stop());

storeSuite('dynamodb', () => ({
  store: dynamodbStore(client, 'Log', 'Reservations'),
  reserving: async (resource) => (await occupancies(client, 'Reservations', [resource])).get(resource),
}));

test('the reservations of more resources than one batch holds are found', async () => {
  const store = dynamodbStore(client, 'Log', 'Reservations');
  const resources = Array.from({ length: 130 }, (_, n) => `many-${n}`);
  const changes = resources.map((resource) => ({ resource, capacity: 1 }));
  for (const [n, part] of [changes.slice(0, 90), changes.slice(90)].entries()) {
    const offering = seal(unsealedEvents(`case-many-${n}`, 1), '');
    expect(await store.append(0, offering, part)).toBe('appended');
  }
  expect((await occupancies(client, 'Reservations', [...resources, 'never-offered'])).size).toBe(130);
});

describe('a row of a read model', () => {
  const row = (version: number) => ({ pk: 'case#1', sk: 'case', version });

  test('is replaced only by a newer one', async () => {
    expect(await putView(client, 'View', row(2))).toBe(true);
    expect(await putView(client, 'View', row(1))).toBe(false);
    expect(await putView(client, 'View', row(2))).toBe(false);
    expect(await putView(client, 'View', row(3))).toBe(true);
  });
});

describe('a row that counts', () => {
  const row = (id: string, version: number, at?: string) => ({
    ...{ pk: `counted#${id}`, sk: 'case', version },
    counts: at ? { [`workstations-dingmao/${at}`]: { open: 1 } } : {},
  });
  const put = (...it: Parameters<typeof row>) =>
    putCountingView(client, 'View', row(...it), '2026-05-21T02:00:00.000Z');
  const open = async () => {
    const found = await counters(client, 'View', 'workstations-dingmao');
    return Object.fromEntries([...found.counters].map(([at, it]) => [at, it.open]));
  };

  test('changes its counters once under repeated, late and concurrent writes', async () => {
    expect(await put('1', 1, 'a')).toBe(true);
    expect(await put('1', 1, 'a')).toBe(false);
    await Promise.all(Array.from({ length: 6 }, (_, n) => put(`other-${n}`, 1, 'a')));
    expect(await open()).toEqual({ a: 7 });
    expect(await put('1', 3, 'b')).toBe(true);
    expect(await put('1', 2, 'a')).toBe(false);
    expect(await put('1', 4, 'b')).toBe(true);
    expect(await open()).toEqual({ a: 6, b: 1 });
    expect(await put('1', 5)).toBe(true);
    expect(await open()).toEqual({ a: 6, b: 0 });
  });

  test('that was written before counters existed subtracts nothing', async () => {
    await putView(client, 'View', { pk: 'counted#old', sk: 'case', version: 1 });
    expect(await put('old', 2)).toBe(true);
    expect(await open()).toEqual({ a: 6, b: 0 });
  });
});

test('an item written to the table directly is reported as a gap', async () => {
  await client.send(new PutCommand({ TableName: 'Log', Item: { stream: 'case-gap', version: 2 } }));
  await expect(dynamodbStore(client, 'Log').load('case-gap')).rejects.toThrow(
    'case-gap: expected version 1, found 2',
  );
});
