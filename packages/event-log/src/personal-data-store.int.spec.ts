import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { pairKeys, type Scratch, scratchTables } from '@maplebridge/local/engines';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carryOut, type Files, planErasure, plannedBefore } from './erasing.ts';
import { dynamodbPersonalData, type Keeping, type PersonalDataStore } from './personal-data-store.ts';

let scratch: Scratch;
let client: DynamoDBDocumentClient;
let personalData: PersonalDataStore;
/** The current time; each test begins on the same day. */
let now: Date;

const TableName = 'PersonalDataStore';
beforeAll(async () => {
  scratch = await scratchTables({ [TableName]: pairKeys });
  client = scratch.client;
});
afterAll(() => scratch.stop());

const dayMs = 86_400_000;
const days: Partial<Record<Keeping['as'], number>> = { report: 10, message: 5, audit: 30 };
let streams = 0;
let stream: string;
beforeEach(() => {
  now = new Date('2026-05-21T00:00:00.000Z');
  stream = `report-${++streams}`;
  const until = (as: Keeping['as'], at: Date) =>
    days[as] === undefined ? undefined : new Date(at.getTime() + days[as] * dayMs);
  personalData = dynamodbPersonalData(client, TableName, until, () => now);
});

const request = { key: 'k', body: 'b' };
const words = { words: 'what was said' };
const keep = (record: string, as: Keeping['as'] = 'report', held = false) =>
  personalData.keep(stream, record, words, request, { as, held });
const pass = (count: number) => {
  now = new Date(now.getTime() + count * dayMs);
};
const item = async (sk: string) =>
  (await client.send(new GetCommand({ TableName, Key: { pk: stream, sk } }))).Item;

describe('the personal-data store', () => {
  test('stores a record; repeating the same request is accepted', async () => {
    expect(await keep('note-1')).toBe('done');
    expect(await keep('note-1')).toBe('done');
    expect(await personalData.read(stream, 'note-1')).toEqual(words);
    expect(await personalData.readAll(stream)).toEqual(new Map([['note-1', words]]));
    expect(await personalData.readAll('report-none')).toEqual(new Map());
  });

  test('rejects another request for the same key', async () => {
    await keep('note-2');
    const other = { ...request, body: 'c' };
    const keeping = { as: 'report', held: false } as const;
    expect(await personalData.keep(stream, 'note-2', { words: 'else' }, other, keeping)).toBe('key-reused');
    expect(await personalData.read(stream, 'note-2')).toEqual(words);
  });

  test('lists keys with a prefix, the last one first, by page', async () => {
    for (const key of ['own#1', 'own#2', 'own#3', 'tip#4']) await keep(key);
    const page = (limit: number, before?: string) =>
      personalData.keys(stream, { prefix: 'own#', before, limit });
    expect(await page(9)).toEqual(['own#3', 'own#2', 'own#1']);
    expect(await page(2)).toEqual(['own#3', 'own#2']);
    expect(await page(2, 'own#2')).toEqual(['own#1']);
    expect(await page(2, 'own#1')).toEqual([]);
    pass(10);
    expect(await page(9)).toEqual([]);
  });

  test('returns nothing where nothing was stored', async () =>
    expect(await personalData.read(stream, 'note-9')).toBeUndefined());
});

describe('the retention of a record', () => {
  test('ends by its class: readers stop seeing it at once, TTL deletes the item', async () => {
    await keep('report');
    await keep('note-1', 'message');
    expect((await item('report'))?.expiresAt).toBe(Date.parse('2026-05-31T00:00:00.000Z') / 1000);
    pass(4.9);
    expect([...(await personalData.readAll(stream)).keys()]).toEqual(['note-1', 'report']);
    pass(0.1);
    expect([...(await personalData.readAll(stream)).keys()]).toEqual(['report']);
    expect(await personalData.read(stream, 'note-1')).toBeUndefined();
    expect(await personalData.read(stream, 'report')).toEqual(words);
    expect(await item('note-1')).toBeDefined();
  });

  test('never ends for records of a register', async () => {
    await keep('name', 'mediator');
    pass(10_000);
    expect(await personalData.read(stream, 'name')).toEqual(words);
    expect(await item('name')).not.toHaveProperty('expiresAt');
  });
});

describe('a hold', () => {
  test('removes the expiry, and releasing it restores the expiry', async () => {
    await keep('report');
    const before = (await item('report'))?.expiresAt;
    await personalData.hold(stream);
    await personalData.hold(stream);
    expect(await item('report')).not.toHaveProperty('expiresAt');
    pass(9);
    await personalData.release(stream);
    expect((await item('report'))?.expiresAt).toBe(before);
    pass(1);
    expect(await personalData.read(stream, 'report')).toBeUndefined();
  });

  test('keeps a record past its expiry until it is released', async () => {
    await keep('report');
    await personalData.hold(stream);
    pass(100);
    expect(await personalData.read(stream, 'report')).toEqual(words);
    await personalData.release(stream);
    expect(await personalData.read(stream, 'report')).toBeUndefined();
  });

  test('does not restore erased records', async () => {
    await keep('report');
    pass(10);
    await personalData.hold(stream);
    expect(await personalData.read(stream, 'report')).toBeUndefined();
  });

  test('also covers records written during the hold', async () => {
    await keep('note-1', 'message', true);
    pass(100);
    expect(await personalData.read(stream, 'note-1')).toEqual(words);
    expect(await personalData.erase(stream, ['note-1'])).toBe('held');
    await personalData.release(stream);
    expect(await personalData.read(stream, 'note-1')).toBeUndefined();
  });

  test('covers hundreds of records of one report', async () => {
    const many = Array.from({ length: 120 }, (_, n) => `note-${n}`);
    for (const record of many) await keep(record, 'message');
    await personalData.hold(stream);
    expect(await personalData.erase(stream, many)).toBe('held');
    pass(100);
    expect((await personalData.readAll(stream)).size).toBe(120);
    await personalData.release(stream);
    expect((await personalData.readAll(stream)).size).toBe(0);
    expect(await personalData.erase(stream, many)).toBe('done');
    expect(await item('note-119')).toBeUndefined();
  });

  test('of one record among many is reported, whether or not the others were erased', async () => {
    const many = Array.from({ length: 60 }, (_, n) => `note-${n}`);
    for (const record of many) await keep(record, 'message', record === 'note-3');
    expect(await personalData.erase(stream, many)).toBe('held');
    expect(await item('note-3')).toBeDefined();
  });

  test('prevents erasure', async () => {
    await keep('report');
    await personalData.hold(stream);
    expect(await personalData.erase(stream, ['report'])).toBe('held');
    expect(await personalData.read(stream, 'report')).toEqual(words);
    await personalData.release(stream);
    expect(await personalData.erase(stream, ['report'])).toBe('done');
    expect(await item('report')).toBeUndefined();
  });
});

describe('an erasure', () => {
  /** Files of a stream, as many as there are left. */
  function filesOf(...ids: string[]): Files & { readonly left: Set<string> } {
    const left = new Set(ids);
    return { left, list: async () => [...left], erase: async (_, id) => void left.delete(id) };
  }

  test('erases records and files, and keeps audit records', async () => {
    await keep('report');
    await keep('note-1', 'message');
    await keep('note-2', 'audit');
    const files = filesOf('f1', 'f2');
    const plan = await planErasure(personalData, stream, request, { files });
    expect(plan).toEqual({ records: ['note-1', 'report'], attachments: ['f1', 'f2'] });
    expect(plan !== 'key-reused' && (await carryOut(personalData, stream, plan, { files }))).toBe('done');
    expect([...(await personalData.readAll(stream)).keys()]).toEqual(['erasure-k', 'note-2']);
    expect(files.left.size).toBe(0);
  });

  test('that crashed half way is completed by a retry, with the same counts', async () => {
    await keep('report');
    await keep('note-1', 'message');
    const files = filesOf('f1');
    const plan = await planErasure(personalData, stream, request, { files });
    await personalData.erase(stream, ['note-1']);
    await keep('note-9', 'message');

    const again = await plannedBefore(personalData, stream, request);
    expect(again).toEqual(plan);
    expect(again && (await carryOut(personalData, stream, again, { files }))).toBe('done');
    // What came after the request was not asked to be erased.
    expect([...(await personalData.readAll(stream)).keys()]).toEqual(['erasure-k', 'note-9']);
    expect(await plannedBefore(personalData, stream, { ...request, key: 'other' })).toBeUndefined();
  });

  test('erases no file while the records are held', async () => {
    await keep('report');
    const files = filesOf('f1');
    const plan = await planErasure(personalData, stream, request, { files });
    await personalData.hold(stream);
    expect(plan !== 'key-reused' && (await carryOut(personalData, stream, plan, { files }))).toMatchObject({
      rejected: 'on-hold',
    });
    expect(files.left.size).toBe(1);
    expect(await personalData.read(stream, 'report')).toEqual(words);
  });

  test('may cover only some records', async () => {
    await keep('report');
    await keep('note-1', 'message');
    const plan = await planErasure(personalData, stream, request, { only: new Set(['note-1', 'note-7']) });
    expect(plan).toEqual({ records: ['note-1'], attachments: [] });
  });
});
