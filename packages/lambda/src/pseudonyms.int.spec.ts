import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { carryOut, dynamodbPersonalData, type PersonalDataStore, planErasure } from '@maplebridge/event-log';
import { pairKeys, type Scratch, scratchTables } from '@maplebridge/local/engines';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashedId, lookupKey } from './idempotency.ts';
import { keepingPersons, type Pseudonyms, pseudonyms } from './pseudonyms.ts';

let scratch: Scratch;
let personalData: PersonalDataStore;
let people: Pseudonyms;
let now: Date;
let matters = 0;
let matter: string;

beforeAll(async () => {
  scratch = await scratchTables({ PersonalDataStore: pairKeys });
});
afterAll(() => scratch.stop());
beforeEach(() => {
  now = new Date('2026-01-01T00:00:00Z');
  const until = (_: string, at: Date) => new Date(at.getTime() + 86_400_000);
  personalData = dynamodbPersonalData(scratch.client, 'PersonalDataStore', until, () => now);
  people = pseudonyms(personalData, async () => 'secret');
  matter = `report-${matters++}`;
});

const everything = async () =>
  JSON.stringify((await scratch.client.send(new ScanCommand({ TableName: 'PersonalDataStore' }))).Items);

async function named(of = matter, account = 'li'): Promise<string> {
  const person = await people.of(of, account, 'report');
  expect(await person.keep(false)).toBe('done');
  return person.id;
}

describe('a pseudonym', () => {
  test('is the same for a person in a matter, however often they act', async () => {
    const name = await named();
    expect(name).toMatch(/^[0-7][0-9a-hjkmnp-tv-z]{25}$/);
    expect(await named()).toBe(name);
    expect(await people.find(matter, 'li')).toBe(name);
  });

  test('is another one for each person, and for the same person in another matter', async () => {
    const names = [await named(), await named(matter, 'wang'), await named(`${matter}-other`)];
    expect(new Set(names).size).toBe(3);
  });

  test('is kept only with what names it', async () => {
    await people.of(matter, 'li', 'report');
    expect(await people.find(matter, 'li')).toBeUndefined();
  });

  test('follows from neither account nor secret, and no record of two matters is alike', async () => {
    const name = await named();
    for (const guess of [hashedId('account', 'li'), lookupKey('secret', matter, 'li')])
      expect(name).not.toBe(guess);
    await named(`${matter}-other`);
    const [own, other] = await Promise.all([matter, `${matter}-other`].map((it) => personalData.readAll(it)));
    expect([...(own?.keys() ?? [])]).not.toEqual([...(other?.keys() ?? [])]);
    expect(await everything()).not.toContain('"li"');
  });

  test('of two that are given at the same moment one stands, and the other request is to be sent again', async () => {
    const [first, second] = [
      await people.of(matter, 'li', 'report'),
      await people.of(matter, 'li', 'report'),
    ];
    expect(await keepingPersons([first], undefined)(false)).toBe('done');
    expect(await keepingPersons([second], undefined)(false)).toMatchObject({ rejected: 'conflict' });
    expect(await named()).toBe(first.id);
  });

  test('whose time has passed is nobody’s, and a new one is given', async () => {
    const name = await named();
    now = new Date('2026-02-01T00:00:00Z');
    expect(await people.find(matter, 'li')).toBeUndefined();
    expect(await named()).not.toBe(name);
  });
});

describe('erasing a matter', () => {
  const request = { key: 'erasing', body: 'erasing' };
  const erase = async () => {
    const plan = await planErasure(personalData, matter, request);
    if (plan === 'key-reused') throw new Error(plan);
    expect(await carryOut(personalData, matter, plan)).toBe('done');
    return plan;
  };

  test('cuts its pseudonyms off: nothing that follows from the account is left, with the secret or without', async () => {
    const name = await named();
    const record = lookupKey('secret', matter, 'li');
    expect(await everything()).toContain(record);
    expect((await erase()).records).toEqual([]);
    const left = await everything();
    for (const trace of [name, record]) expect(left).not.toContain(trace);
    expect(await people.find(matter, 'li')).toBeUndefined();
  });

  test('leaves who looked at it, whose office it was', async () => {
    const person = await people.of(matter, 'officer', 'audit');
    await person.keep(false);
    await erase();
    expect(await people.find(matter, 'officer')).toBe(person.id);
  });

  test('is refused while it is held', async () => {
    const person = await people.of(matter, 'li', 'report');
    await person.keep(true);
    const plan = await planErasure(personalData, matter, request);
    if (plan === 'key-reused') throw new Error(plan);
    expect(await carryOut(personalData, matter, plan)).toMatchObject({ rejected: 'on-hold' });
    expect(await people.find(matter, 'li')).toBe(person.id);
  });
});
