import { createHash } from 'node:crypto';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { type Body, type Maplebridge, newKey } from '@maplebridge/client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { dispute, refusal, type System, send, startSystem } from '../support/system.ts';

let system: System;
let li: Maplebridge;
let officer: Maplebridge;
let mediator: Maplebridge;
let supervisor: Maplebridge;
beforeAll(async () => {
  system = await startSystem();
  li = system.client('li');
  officer = system.client('dingmao-officer');
  mediator = system.client('dingmao-mediator');
  supervisor = system.client('city-supervisor');
});
afterAll(() => system.remove());

const soon = { timeout: 60_000, interval: 100 };
const subjectRequest = { ground: 'subject-request' } as const;

const report = (by: Maplebridge, body: Body<'/reports'>) => by.post('/reports', { body });
const withdraw = (id: string, body: Body<'/reports/{id}/withdrawals'> = {}) =>
  li.post('/reports/{id}/withdrawals', { id, body });

/** Every item of every table, as one text. */
const everything = async () => JSON.stringify(await system.items('maplebridge'));

/** The keys of all objects in all buckets. */
async function files(): Promise<string[]> {
  const lists = system.app
    .ofType('AWS::S3::Bucket')
    .map(({ identity }) => system.clients.s3.send(new ListObjectsV2Command({ Bucket: identity.ref })));
  return (await Promise.all(lists)).flatMap(({ Contents = [] }) => Contents.map(({ Key = '' }) => Key));
}

async function attach(by: Maplebridge, id: string, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { type: 'image/png' as const, bytes: bytes.length, sha256 };
  const { url, method, headers } = await by.post('/reports/{id}/attachments', { id, body: file });
  const sent = await fetch(url, { method, headers, body: bytes });
  expect(sent.status, await sent.text()).toBe(200);
}

const contact = { name: '王植入', phone: '13800138000' };
const parties = [contact, { name: '赵另一' }];
const service = (over: object = {}) =>
  dispute({
    ...{ kind: 'service', category: 'small-help' },
    ...{ position: { lng: 119.51234, lat: 32.18234 }, words: 'planted-words-1a', contact },
    ...over,
  });

describe('personal data of reporter and persons concerned', () => {
  test('is masked, and disclosed only for a recorded purpose', async () => {
    const { id } = await report(li, dispute({ contact, parties }));
    expect(await officer.get('/reports/{id}', { id })).toMatchObject({
      contact: { name: '王**', phone: '138****8000' },
      parties: [{ name: '王**', phone: '138****8000' }, { name: '赵**' }],
      position: { lng: 119.51, lat: 32.18 },
    });
    const look = { purpose: 'call-back', reason: 'planted-reason-2b' } as const;
    const disclosed = (to: Maplebridge) => to.post('/reports/{id}/disclosures', { id, body: look });
    const stranger = system.client('baotalu-officer');
    expect(await refusal(disclosed(li))).toEqual([403, 'role-not-allowed']);
    expect(await refusal(disclosed(stranger))).toEqual([403, 'area-not-yours']);
    expect(await disclosed(officer)).toMatchObject({ contact, parties });

    const mine = await li.get('/personal-data');
    const [own] = mine.reports.filter((it) => it.id === id);
    expect(own?.disclosures).toMatchObject([{ purpose: 'call-back' }]);
    expect(JSON.stringify(mine)).not.toContain(look.reason);
    expect(JSON.stringify(await system.items('intake-Log'))).not.toContain(look.reason);
  });
});

describe('an erasure', () => {
  test('removes texts and files from every table and bucket, is recorded, and is idempotent', async () => {
    const { id } = await report(li, service());
    await li.post('/reports/{id}/messages', { id, body: { words: 'planted-message-3c' } });
    await attach(li, id, 'planted picture');
    expect((await files()).filter((key) => key.startsWith(`report-${id}/`))).toHaveLength(1);
    const erase = (by: Maplebridge, key?: string) =>
      by.post('/reports/{id}/erasures', { id, body: subjectRequest }, { key });
    expect(await refusal(erase(li))).toEqual([409, 'report-open']);
    await withdraw(id, { reason: 'planted-withdrawal-4d' });
    expect(await refusal(erase(officer))).toEqual([403, 'not-your-report']);

    const key = newKey();
    const first = await erase(li, key);
    expect(first).toMatchObject({ id, records: 3, attachments: 1 });
    const kept = await everything();
    for (const words of ['planted-words-1a', 'planted-message-3c', 'planted-withdrawal-4d']) {
      expect(kept).not.toContain(words);
    }
    expect((await files()).filter((it) => it.startsWith(`report-${id}/`))).toEqual([]);
    const told = (await system.items('intake-Log')).filter((it) => it.stream === `report-${id}`);
    expect(told.filter(({ type }) => type === 'erased').map(({ data }) => data)).toEqual([
      { ...subjectRequest, records: 3, attachments: 1 },
    ]);
    expect(await erase(li, key)).toEqual(first);

    // Only codes remain, without an owner.
    const left = await supervisor.get('/reports/{id}', { id });
    expect(left).toMatchObject({ status: 'withdrawn', words: null, contact: null, parties: [] });
    const { items } = await li.get('/reports', { mine: 'true' });
    expect(items.map((it) => it.id)).not.toContain(id);
  });

  test('without an account is requested with the tracking code', async () => {
    const anyone = system.client();
    const body = service({ words: 'planted-anonymous-5e' });
    const { trackingCode: code } = await anyone.post('/anonymous-reports', { body });
    await anyone.post('/tracking/{code}/withdrawals', { code, body: {} });
    const erased = await anyone.post('/tracking/{code}/erasures', { code, body: subjectRequest });
    expect(erased).toMatchObject({ records: 1, attachments: 0 });
    expect(await everything()).not.toContain('planted-anonymous-5e');
  });
});

test('a hold prevents erasure until it is released', async () => {
  const { id } = await report(li, service({ words: 'planted-held-6f' }));
  await withdraw(id);
  const holds = (body: Body<'/reports/{id}/holds'>) => supervisor.post('/reports/{id}/holds', { id, body });
  const erase = () => li.post('/reports/{id}/erasures', { id, body: subjectRequest });
  expect(await holds({ state: 'held', ground: 'litigation' })).toEqual({ id, held: true });
  expect(await refusal(erase())).toEqual([409, 'on-hold']);
  const [item] = (await system.items('intake-PersonalDataStore')).filter((it) => it.pk === `report-${id}`);
  expect(item).toMatchObject({ held: true, until: expect.any(Number) });
  expect(item).not.toHaveProperty('expiresAt');

  expect(await holds({ state: 'released' })).toEqual({ id, held: false });
  await erase();
  expect(await everything()).not.toContain('planted-held-6f');
});

test('a person receives all data about them, and none about others', async () => {
  const who = system.client('gaozi-enterprise');
  const first = await report(who, service({ words: 'planted-own-1' }));
  const second = await report(who, service({ words: 'planted-own-2' }));
  const tip = await report(who, service({ kind: 'tip', category: 'fraud', words: 'planted-own-tip' }));
  const { id } = first;
  await who.post('/reports/{id}/messages', { id, body: { words: 'planted-own-more' } });
  await report(li, service({ words: 'planted-of-li' }));
  await li.post('/reports/{id}/joins', { id, body: { words: 'planted-joined-by-li' } });

  const held = await who.get('/personal-data');
  const ids = (of: readonly { readonly id: string }[]) => of.map((it) => it.id).sort();
  expect(ids(held.reports)).toEqual(ids([first, second, tip]));
  const text = JSON.stringify(held);
  for (const words of ['planted-own-1', 'planted-own-2', 'planted-own-tip', 'planted-own-more']) {
    expect(text).toContain(words);
  }
  for (const foreign of ['planted-of-li', 'planted-joined-by-li']) expect(text).not.toContain(foreign);
  expect(held.purposes.length).toBeGreaterThan(0);
  expect(held.recipients.length).toBeGreaterThan(0);
});

test('an expired record is invisible to readers while the table still has it', async () => {
  const { id } = await report(li, service({ words: 'planted-old-7a' }));
  const [item] = (await system.items('intake-PersonalDataStore')).filter((it) => it.pk === `report-${id}`);
  expect(item?.expiresAt).toBeGreaterThan(Date.now() / 1000 + 86_400 * 365);
  await system.clients.dynamodb.send(
    new UpdateItemCommand({
      TableName: system.app
        .ofType('AWS::DynamoDB::Table')
        .find(({ name }) => name.includes('intake-PersonalDataStore'))?.name,
      Key: { pk: { S: `report-${id}` }, sk: { S: String(item?.sk) } },
      UpdateExpression: 'SET expiresAt = :past',
      ExpressionAttributeValues: { ':past': { N: String(Math.floor(Date.now() / 1000) - 1) } },
    }),
  );
  expect(await officer.get('/reports/{id}', { id })).toMatchObject({ words: null, contact: null });
  expect(JSON.stringify(await li.get('/personal-data'))).not.toContain('planted-old-7a');
  expect(await everything()).toContain('planted-old-7a');
});

describe('mediation', () => {
  const ordered = { ground: 'ordered' } as const;
  const [hold, release] = [{ state: 'held', ground: 'audit' } as const, { state: 'released' } as const];

  test('erases the texts of an ended case where the law requires it, and records it in the history', async () => {
    const { id } = await report(officer, dispute({ words: 'planted-report-8b' }));
    const read = () => mediator.get('/cases/{id}', { id });
    await vi.waitFor(async () => expect((await read()).status).toBe('open'), soon);
    for (const party of ['A', 'B'] as const) {
      await mediator.post('/cases/{id}/consents', { id, body: { party, answer: 'given' } });
    }
    await mediator.post('/cases/{id}/sessions', {
      id,
      body: { parties: ['A', 'B'], mode: 'together', notes: 'planted-notes-9c' },
    });
    const erase = (by: Maplebridge, key?: string) =>
      by.post('/cases/{id}/erasures', { id, body: ordered }, { key });
    const holds = (body: Body<'/cases/{id}/holds'>) => supervisor.post('/cases/{id}/holds', { id, body });
    expect(await refusal(erase(supervisor))).toEqual([409, 'case-not-ended']);
    await mediator.post('/cases/{id}/closures', { id, body: { outcome: 'withdrawn' } });
    expect(await refusal(erase(officer))).toEqual([403, 'role-not-allowed']);
    // Raw: the types exclude this ground.
    const unfit = await send(system, 'POST', `/cases/${id}/erasures`, {
      token: await system.token('city-supervisor'),
      body: subjectRequest,
    });
    expect([unfit.status, unfit.body.code]).toEqual([422, 'invalid-request']);

    await holds(hold);
    expect(await refusal(erase(supervisor))).toEqual([409, 'on-hold']);
    await holds(release);
    const key = newKey();
    const first = await erase(supervisor, key);
    expect(first).toMatchObject({ id, records: 1, attachments: 0 });
    expect(await erase(supervisor, key)).toEqual(first);
    expect(await everything()).not.toContain('planted-notes-9c');

    const { intact, entries } = await officer.get('/cases/{id}/history', { id });
    expect(intact).toBe(true);
    expect(entries.at(-1)).toMatchObject({
      type: 'words-erased',
      by: 'supervisor:city-supervisor',
      data: { ...ordered, records: 1 },
    });
  });

  test('erases the name of a mediator who has left', async () => {
    const { id } = await supervisor.post('/mediators', {
      body: {
        ...{ account: 'someone-else', name: 'planted-mediator-0d', station: 'dingmao', adultCitizen: true },
        ...{ group: 'people', capacity: 3 },
      },
    });
    const erase = () => supervisor.post('/mediators/{id}/erasures', { id, body: subjectRequest });
    const holds = (body: Body<'/mediators/{id}/holds'>) =>
      supervisor.post('/mediators/{id}/holds', { id, body });
    expect(await refusal(erase())).toEqual([409, 'still-needed']);
    await supervisor.post('/mediators/{id}/changes', { id, body: { available: false } });
    await holds(hold);
    expect(await refusal(erase())).toEqual([409, 'on-hold']);
    await holds(release);
    expect(await erase()).toMatchObject({ id, records: 1 });
    expect(await everything()).not.toContain('planted-mediator-0d');
    expect((await officer.get('/mediators/{id}', { id })).name).toBeNull();
  });
});
