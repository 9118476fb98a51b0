import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { createTable, type Scratch, scratchTables } from '@maplebridge/local/engines';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Counted, dynamodbThrottle } from './throttle-store.ts';

let scratch: Scratch;
let client: DynamoDBDocumentClient;
let table: string;

beforeAll(async () => {
  scratch = await scratchTables({});
  client = scratch.client;
});
afterAll(() => scratch.stop());
beforeEach(async () => {
  table = `Throttle-${crypto.randomUUID()}`;
  await createTable(scratch.plain, table, { keys: ['pk'] });
});

const items = async () => (await client.send(new ScanCommand({ TableName: table }))).Items ?? [];
const three = { most: 3, per: 'hour' } as const;
const asked = (over: Partial<Counted> = {}): Counted => ({
  who: 'account li',
  route: 'submitReport',
  request: crypto.randomUUID(),
  now: '2019-05-21T02:59:30.000Z',
  ...over,
});

test('so many and no more, until the hour is over', async () => {
  const throttle = dynamodbThrottle(client, table);
  for (let n = 0; n < 3; n++) expect(await throttle(asked(), three)).toBeUndefined();
  expect(await throttle(asked(), three)).toEqual({ retryAfterSeconds: 30 });
  expect(await throttle(asked({ now: '2019-05-21T03:00:00.000Z' }), three)).toBeUndefined();
});

test('every caller and every route by itself', async () => {
  const throttle = dynamodbThrottle(client, table);
  const one = { most: 1, per: 'minute' } as const;
  expect(await throttle(asked(), one)).toBeUndefined();
  expect(await throttle(asked({ who: 'account wang' }), one)).toBeUndefined();
  expect(await throttle(asked({ route: 'joinReport' }), one)).toBeUndefined();
  expect(await throttle(asked(), one)).toEqual({ retryAfterSeconds: 30 });
});

test('a repetition counts once, and is let through when nothing new is', async () => {
  const throttle = dynamodbThrottle(client, table);
  const first = asked();
  for (let n = 0; n < 5; n++) expect(await throttle(first, three)).toBeUndefined();
  await throttle(asked(), three);
  await throttle(asked(), three);
  expect(await throttle(asked(), three)).toBeDefined();
  expect(await throttle(first, three)).toBeUndefined();
});

test('without a mark every request counts, by a number that stays small', async () => {
  const throttle = dynamodbThrottle(client, table);
  const many = { most: 300, per: 'hour' } as const;
  for (let n = 0; n < 300; n++) expect(await throttle(asked({ request: undefined }), many)).toBeUndefined();
  expect(await throttle(asked({ request: undefined }), many)).toEqual({ retryAfterSeconds: 30 });
  const [counter] = (await items()).filter(({ pk }) => !pk.startsWith('salt#'));
  expect(counter?.requests).toBe(300);
  expect(JSON.stringify(counter).length).toBeLessThan(1024);
});

test('all functions count as one, at the same moment too', async () => {
  const throttles = [1, 2, 3, 4].map(() => dynamodbThrottle(client, table));
  const all = await Promise.all(
    Array.from({ length: 12 }, (_, n) => throttles[n % 4]?.(asked(), { most: 5, per: 'hour' })),
  );
  expect(all.filter((over) => over === undefined)).toHaveLength(5);
});

test('what is kept names nobody, has an end, and cannot be linked from one day to the next', async () => {
  const throttle = dynamodbThrottle(client, table);
  const address = { who: 'network 203.0.113.7' };
  await throttle(asked(address), three);
  await throttle(asked({ ...address, now: '2019-05-22T02:59:30.000Z' }), three);
  const kept = await items();
  expect(kept).toHaveLength(4);
  expect(JSON.stringify(kept)).not.toMatch(/203\.0\.113|network/i);
  expect(kept.every(({ expiresAt }) => expiresAt > Date.parse('2019-05-21T03:00:00Z') / 1000)).toBe(true);
  const callers = kept.map(({ pk }) => pk as string).filter((pk) => !pk.startsWith('salt#'));
  expect(new Set(callers.map((pk) => pk.split('#')[0])).size).toBe(2);
});

test('a counter that cannot be reached is an error, and nothing is taken for counted', async () => {
  const throttle = dynamodbThrottle(client, 'no-such-table');
  await expect(throttle(asked(), three)).rejects.toThrow();
});
