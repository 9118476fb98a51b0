import { createHash, randomUUID } from 'node:crypto';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { dispute, type System, send, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.remove());

const soon = { timeout: 60_000, interval: 100 };
const [li, officer, mediator, supervisor] = [
  ...(['li', 'dingmao-officer', 'dingmao-mediator', 'city-supervisor'] as const),
];
const subjectRequest = { ground: 'subject-request' };

async function ask(persona: string, method: 'GET' | 'POST', path: string, body?: object, key = randomUUID()) {
  const token = await system.token(persona);
  const headers = { 'idempotency-key': key };
  return send(system, method, path, { token, ...(body && { body }), headers });
}

/** What is asked for and done; anything else fails with the whole answer. */
async function done(persona: string, path: string, body: object = {}) {
  const answer = await ask(persona, 'POST', path, body);
  expect(answer.status, `${persona} POST ${path}: ${answer.text}`).toBe(201);
  return answer.body;
}
const refusal = async (persona: string, path: string, body: object) => {
  const { status, body: problem } = await ask(persona, 'POST', path, body);
  return [status, problem.code];
};

/** Every item of every table, as one text. */
const everything = async () => JSON.stringify(await system.items('maplebridge'));

/** The keys of every file there is. */
async function files(): Promise<string[]> {
  const lists = system.app
    .ofType('AWS::S3::Bucket')
    .map(({ identity }) => system.clients.s3.send(new ListObjectsV2Command({ Bucket: identity.ref })));
  return (await Promise.all(lists)).flatMap(({ Contents = [] }) => Contents.map(({ Key = '' }) => Key));
}

async function attach(persona: string, report: string, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { type: 'image/png', bytes: bytes.length, sha256 };
  const { url, method, headers } = await done(persona, `/reports/${report}/attachments`, file);
  const sent = await fetch(url, { method, headers, body: bytes });
  expect(sent.status, await sent.text()).toBe(200);
}

const contact = { name: '王植入', phone: '13800138000' };
const parties = [contact, { name: '赵另一' }];
const service = (over: object = {}) => ({
  ...{ kind: 'service', category: 'small-help', channel: 'app' },
  ...{ position: { lng: 119.51234, lat: 32.18234 }, words: 'planted-words-1a', contact },
  ...over,
});

describe('who reported and is concerned', () => {
  test('is masked, and shown for a purpose alone, which is recorded', async () => {
    const { id } = await done(li, '/reports', dispute({ contact, parties }));
    const { body: shown } = await ask(officer, 'GET', `/reports/${id}`);
    expect(shown).toMatchObject({
      contact: { name: '王**', phone: '138****8000' },
      parties: [{ name: '王**', phone: '138****8000' }, { name: '赵**' }],
      position: { lng: 119.51, lat: 32.18 },
    });
    const look = { purpose: 'call-back', reason: 'planted-reason-2b' };
    expect(await refusal(li, `/reports/${id}/disclosures`, look)).toEqual([403, 'role-not-allowed']);
    expect(await refusal('baotalu-officer', `/reports/${id}/disclosures`, look)).toEqual([
      403,
      'area-not-yours',
    ]);
    expect(await done(officer, `/reports/${id}/disclosures`, look)).toMatchObject({ contact, parties });

    const { body: mine } = await ask(li, 'GET', '/personal-data');
    const [report] = mine.reports.filter((it: { id: string }) => it.id === id);
    expect(report.disclosures).toMatchObject([{ purpose: 'call-back' }]);
    expect(JSON.stringify(mine)).not.toContain(look.reason);
    expect(JSON.stringify(await system.items('intake-Log'))).not.toContain(look.reason);
  });
});

describe('an erasure', () => {
  test('takes words and files from every table and bucket, is proven, and is the same when it is repeated', async () => {
    const { id } = await done(li, '/reports', service());
    await done(li, `/reports/${id}/messages`, { words: 'planted-message-3c' });
    await attach(li, id, 'planted picture');
    expect((await files()).filter((key) => key.startsWith(`report-${id}/`))).toHaveLength(1);
    const path = `/reports/${id}/erasures`;
    expect(await refusal(li, path, subjectRequest)).toEqual([409, 'report-open']);
    await done(li, `/reports/${id}/withdrawals`, { reason: 'planted-withdrawal-4d' });
    expect(await refusal(officer, path, subjectRequest)).toEqual([403, 'not-your-report']);

    const key = randomUUID();
    const first = await ask(li, 'POST', path, subjectRequest, key);
    expect([first.status, first.body]).toMatchObject([201, { id, records: 3, attachments: 1 }]);
    const kept = await everything();
    for (const words of ['planted-words-1a', 'planted-message-3c', 'planted-withdrawal-4d']) {
      expect(kept).not.toContain(words);
    }
    expect((await files()).filter((it) => it.startsWith(`report-${id}/`))).toEqual([]);
    const told = (await system.items('intake-Log')).filter((it) => it.stream === `report-${id}`);
    expect(told.filter(({ type }) => type === 'erased').map(({ data }) => data)).toEqual([
      { ...subjectRequest, records: 3, attachments: 1 },
    ]);
    expect((await ask(li, 'POST', path, subjectRequest, key)).body).toEqual(first.body);

    // What stands of it are codes; and it is nobody's any more.
    const { body: left } = await ask(supervisor, 'GET', `/reports/${id}`);
    expect(left).toMatchObject({ status: 'withdrawn', words: null, contact: null, parties: [] });
    const { body: mine } = await ask(li, 'GET', '/reports?mine=true');
    expect(mine.items.map((it: { id: string }) => it.id)).not.toContain(id);
  });

  test('without an account is asked for by the tracking code', async () => {
    const body = service({ words: 'planted-anonymous-5e' });
    const taken = await send(system, 'POST', '/anonymous-reports', { body });
    const { trackingCode: code } = taken.body;
    expect((await send(system, 'POST', `/tracking/${code}/withdrawals`, { body: {} })).status).toBe(201);
    const erased = await send(system, 'POST', `/tracking/${code}/erasures`, { body: subjectRequest });
    expect([erased.status, erased.body]).toMatchObject([201, { records: 1, attachments: 0 }]);
    expect(await everything()).not.toContain('planted-anonymous-5e');
  });
});

test('a hold lets nothing be erased until it is let go', async () => {
  const { id } = await done(li, '/reports', service({ words: 'planted-held-6f' }));
  await done(li, `/reports/${id}/withdrawals`);
  const hold = { state: 'held', ground: 'litigation' };
  expect(await done(supervisor, `/reports/${id}/holds`, hold)).toEqual({ id, held: true });
  expect(await refusal(li, `/reports/${id}/erasures`, subjectRequest)).toEqual([409, 'on-hold']);
  const [item] = (await system.items('intake-Dossier')).filter((it) => it.pk === `report-${id}`);
  expect(item).toMatchObject({ held: true, until: expect.any(Number) });
  expect(item).not.toHaveProperty('expiresAt');

  expect(await done(supervisor, `/reports/${id}/holds`, { state: 'released' })).toEqual({ id, held: false });
  await done(li, `/reports/${id}/erasures`, subjectRequest);
  expect(await everything()).not.toContain('planted-held-6f');
});

test('a person is given all that is held on them, and nothing of anyone else', async () => {
  const who = 'gaozi-enterprise';
  const own = [];
  for (const words of ['planted-own-1', 'planted-own-2'])
    own.push(await done(who, '/reports', service({ words })));
  own.push(
    await done(who, '/reports', service({ kind: 'tip', category: 'fraud', words: 'planted-own-tip' })),
  );
  await done(who, `/reports/${own[0].id}/messages`, { words: 'planted-own-more' });
  await done(li, '/reports', service({ words: 'planted-of-li' }));
  await done(li, `/reports/${own[0].id}/joins`, { words: 'planted-joined-by-li' });

  const { status, body, text } = await ask(who, 'GET', '/personal-data');
  expect(status).toBe(200);
  const ids = (of: { id: string }[]) => of.map(({ id }) => id).sort();
  expect(ids(body.reports)).toEqual(ids(own));
  for (const words of ['planted-own-1', 'planted-own-2', 'planted-own-tip', 'planted-own-more']) {
    expect(text).toContain(words);
  }
  for (const foreign of ['planted-of-li', 'planted-joined-by-li']) expect(text).not.toContain(foreign);
  expect(body.purposes.length).toBeGreaterThan(0);
  expect(body.recipients.length).toBeGreaterThan(0);
});

test('a record past its time is gone for readers, though the table still has it', async () => {
  const { id } = await done(li, '/reports', service({ words: 'planted-old-7a' }));
  const [item] = (await system.items('intake-Dossier')).filter((it) => it.pk === `report-${id}`);
  expect(item?.expiresAt).toBeGreaterThan(Date.now() / 1000 + 86_400 * 365);
  await system.clients.dynamodb.send(
    new UpdateItemCommand({
      TableName: system.app.ofType('AWS::DynamoDB::Table').find(({ name }) => name.includes('intake-Dossier'))
        ?.name,
      Key: { pk: { S: `report-${id}` }, sk: { S: String(item?.sk) } },
      UpdateExpression: 'SET expiresAt = :past',
      ExpressionAttributeValues: { ':past': { N: String(Math.floor(Date.now() / 1000) - 1) } },
    }),
  );
  const { body } = await ask(officer, 'GET', `/reports/${id}`);
  expect(body).toMatchObject({ words: null, contact: null });
  expect((await ask(li, 'GET', '/personal-data')).text).not.toContain('planted-old-7a');
  expect(await everything()).toContain('planted-old-7a');
});

describe('mediation', () => {
  const [ordered, hold] = [{ ground: 'ordered' }, { state: 'held', ground: 'audit' }];

  test('lets go of the words of an ended case where the law asks, with proof in its history', async () => {
    const { id } = await done(officer, '/reports', dispute({ words: 'planted-report-8b' }));
    const at = `/cases/${id}`;
    await vi.waitFor(async () => expect((await ask(mediator, 'GET', at)).body.status).toBe('open'), soon);
    for (const party of ['A', 'B']) await done(mediator, `${at}/consents`, { party, answer: 'given' });
    const session = { parties: ['A', 'B'], mode: 'together', notes: 'planted-notes-9c' };
    await done(mediator, `${at}/sessions`, session);
    expect(await refusal(supervisor, `${at}/erasures`, ordered)).toEqual([409, 'case-not-ended']);
    await done(mediator, `${at}/closures`, { outcome: 'withdrawn' });
    expect(await refusal(officer, `${at}/erasures`, ordered)).toEqual([403, 'role-not-allowed']);
    expect(await refusal(supervisor, `${at}/erasures`, subjectRequest)).toEqual([422, 'invalid-request']);

    await done(supervisor, `${at}/holds`, hold);
    expect(await refusal(supervisor, `${at}/erasures`, ordered)).toEqual([409, 'on-hold']);
    await done(supervisor, `${at}/holds`, { state: 'released' });
    const key = randomUUID();
    const first = await ask(supervisor, 'POST', `${at}/erasures`, ordered, key);
    expect([first.status, first.body]).toMatchObject([201, { id, records: 1, attachments: 0 }]);
    expect((await ask(supervisor, 'POST', `${at}/erasures`, ordered, key)).body).toEqual(first.body);
    expect(await everything()).not.toContain('planted-notes-9c');

    const { body: history } = await ask(officer, 'GET', `${at}/history`);
    expect(history.intact).toBe(true);
    expect(history.entries.at(-1)).toMatchObject({
      type: 'words-erased',
      by: `supervisor:${supervisor}`,
      data: { ...ordered, records: 1 },
    });
  });

  test('lets go of the name of a mediator who has left', async () => {
    const { id } = await done(supervisor, '/mediators', {
      ...{ account: 'someone-else', name: 'planted-mediator-0d', station: 'dingmao', adultCitizen: true },
      ...{ group: 'people', capacity: 3 },
    });
    const at = `/mediators/${id}`;
    expect(await refusal(supervisor, `${at}/erasures`, subjectRequest)).toEqual([409, 'still-needed']);
    await done(supervisor, `${at}/changes`, { available: false });
    await done(supervisor, `${at}/holds`, hold);
    expect(await refusal(supervisor, `${at}/erasures`, subjectRequest)).toEqual([409, 'on-hold']);
    await done(supervisor, `${at}/holds`, { state: 'released' });
    expect(await done(supervisor, `${at}/erasures`, subjectRequest)).toMatchObject({ id, records: 1 });
    expect(await everything()).not.toContain('planted-mediator-0d');
    expect((await ask(officer, 'GET', at)).body.name).toBeNull();
  });
});
