import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { logKeys, pairKeys, type Scratch, scratchTables, seatKeys } from '@maplebridge/local/engines';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dynamodbStore } from './dynamodb-store.ts';
import { seal } from './hash-chain.ts';
import { putView } from './projection.ts';
import { occupancies } from './seats.ts';
import { unsealedEvents } from './spec.ts';
import { storeSuite } from './store-suite.ts';

let scratch: Scratch;
let client: DynamoDBDocumentClient;

beforeAll(async () => {
  scratch = await scratchTables({ Log: logKeys, View: pairKeys, Seats: seatKeys });
  client = scratch.client;
});
afterAll(() => scratch.stop());

storeSuite('dynamodb', () => ({
  store: dynamodbStore(client, 'Log', 'Seats'),
  seating: async (resource) => (await occupancies(client, 'Seats', [resource])).get(resource),
}));

test('the seats of more resources than one batch holds are found', async () => {
  const store = dynamodbStore(client, 'Log', 'Seats');
  const resources = Array.from({ length: 130 }, (_, n) => `many-${n}`);
  const changes = resources.map((resource) => ({ resource, capacity: 1 }));
  for (const [n, part] of [changes.slice(0, 90), changes.slice(90)].entries()) {
    const offering = seal(unsealedEvents(`case-many-${n}`, 1), '');
    expect(await store.append(0, offering, part)).toBe('appended');
  }
  expect((await occupancies(client, 'Seats', [...resources, 'never-offered'])).size).toBe(130);
});

describe('a row of a read model', () => {
  const row = (version: number) => ({ pk: 'case#1', sk: 'case', version });

  test('gives way to a newer one and to no older or equal one', async () => {
    expect(await putView(client, 'View', row(2))).toBe(true);
    expect(await putView(client, 'View', row(1))).toBe(false);
    expect(await putView(client, 'View', row(2))).toBe(false);
    expect(await putView(client, 'View', row(3))).toBe(true);
  });
});

test('an item put past the log shows as a gap', async () => {
  await client.send(new PutCommand({ TableName: 'Log', Item: { stream: 'case-gap', version: 2 } }));
  await expect(dynamodbStore(client, 'Log').load('case-gap')).rejects.toThrow(
    'case-gap: expected version 1, found 2',
  );
});
