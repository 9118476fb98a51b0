import { createHash, randomUUID } from 'node:crypto';
import type { ReportSummary } from '@maplebridge/contracts/intake';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { dispute, type System, send, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.remove());

const soon = { timeout: 30_000, interval: 100 };
const officer = 'dingmao-officer';
const other = 'other-enterprise';

const post = async (persona: string, path: string, body: object, key = randomUUID()) =>
  send(system, 'POST', path, {
    token: await system.token(persona),
    body,
    headers: { 'idempotency-key': key },
  });
const get = async (persona: string, path: string) =>
  send(system, 'GET', path, { token: await system.token(persona) });
const open = (method: string, path: string, body?: object) =>
  send(system, method, path, body ? { body } : {});

/** Another place in Dingmao each time, too far from the others to find their reports. */
let places = 0;
function elsewhere() {
  const n = places++;
  return { lng: 119.49 + 0.006 * (n % 6), lat: 32.162 + 0.004 * Math.floor(n / 6) };
}
const hazard = (over: object = {}) =>
  dispute({ kind: 'hazard', category: 'fire-lane-blocked', position: elsewhere(), ...over });
const taken = async (persona: string, body: object) => {
  const { status, body: report } = await post(persona, '/reports', body);
  expect(status).toBe(201);
  return report;
};
const refused = ({ status, body }: Awaited<ReturnType<typeof send>>) => [status, body.code];
const similarIds = ({ similar = [] }: { similar?: { id: string }[] }) => similar.map(({ id }) => id);

/** Waits until the views show these reports as they stand. */
const listed = (wanted: Readonly<Record<string, string>>) =>
  vi.waitFor(async () => {
    const { body } = await get(officer, '/reports?limit=100');
    const seen = new Map(body.items.map(({ id, status }: ReportSummary) => [id, status]));
    for (const [id, status] of Object.entries(wanted)) expect(seen.get(id)).toBe(status);
  }, soon);

describe('one who has the same trouble', () => {
  test('is shown who may have it too, joins, and is counted once', async () => {
    const body = hazard();
    const first = await taken('li', body);
    expect(first.similar).toBeUndefined();
    await listed({ [first.id]: 'received' });
    const second = await taken(other, body);
    const { similar } = (await get(other, `/reports/${second.id}`)).body;
    expect(similar).toEqual(second.similar);
    expect(similar).toEqual([
      {
        id: first.id,
        ...{ kind: 'hazard', category: 'fire-lane-blocked', receivedAt: first.receivedAt },
        ...{ position: first.position, metres: 0, joined: 0 },
      },
    ]);

    await post('li', `/reports/${first.id}/messages`, { words: 'It is still there.' });
    for (let time = 0; time < 2; time++) {
      const { status, body: joined } = await post(other, `/reports/${first.id}/joins`, {
        words: 'Here too.',
      });
      expect(status).toBe(201);
      expect(joined).toMatchObject({ id: first.id, joined: 1, messages: [] });
      expect(Object.keys(joined)).not.toContain('words');
    }
    expect((await get('li', `/reports/${first.id}`)).body.joined).toBe(1);
    expect(refused(await post('li', `/reports/${first.id}/joins`, {}))).toEqual([409, 'not-joinable']);
    expect(refused(await get(other, `/reports/${first.id}`))).toEqual([403, 'not-your-report']);
  });

  test('finds none that is far, of another category, or withdrawn', async () => {
    const here = elsewhere();
    const near = await taken('li', hazard({ position: here }));
    const far = await taken('li', hazard({ position: { ...here, lng: here.lng + 0.003 } }));
    const gas = await taken('li', hazard({ position: here, category: 'gas' }));
    const back = await taken('li', hazard({ position: here }));
    await post('li', `/reports/${back.id}/withdrawals`, {});
    await listed({
      ...{ [near.id]: 'received', [far.id]: 'received', [gas.id]: 'received' },
      [back.id]: 'withdrawn',
    });
    expect(similarIds(await taken(other, hazard({ position: here })))).toEqual([near.id]);
  });

  test('never learns of a tip, nor of what is private', async () => {
    const position = elsewhere();
    const tip = dispute({ kind: 'tip', category: 'fraud', position });
    const home = dispute({ category: 'marriage-family', position });
    const ids = [(await taken('li', tip)).id, (await taken('li', home)).id];
    await vi.waitFor(async () => {
      const { body } = await get(officer, '/reports?limit=100');
      const seen = body.items.map(({ id }: ReportSummary) => id);
      for (const id of ids) expect(seen).toContain(id);
    }, soon);
    for (const body of [tip, home]) expect((await taken(other, body)).similar).toBeUndefined();
    const answers = [];
    for (const id of [...ids, '00000000000000000000000000']) {
      const { status, body } = await post(other, `/reports/${id}/joins`, {});
      const { instance: _, ...said } = body;
      answers.push({ status, said });
    }
    expect(answers[0]).toMatchObject({ status: 404, said: { code: 'not-found' } });
    expect(new Set(answers.map((it) => JSON.stringify(it))).size).toBe(1);
  });
});

describe('two reports about the same', () => {
  const reason = 'The same leak, told by both.';

  test('are merged by staff, and whoever reported sees where it went', async () => {
    const position = elsewhere();
    const [from, into] = [
      await taken('li', dispute({ position })),
      await taken(other, dispute({ position })),
    ];
    await vi.waitFor(async () => expect((await get(officer, `/cases/${from.id}`)).status).toBe(200), soon);
    const merge = `/reports/${from.id}/merges`;
    expect(refused(await post('li', merge, { into: into.id, reason }))).toEqual([403, 'role-not-allowed']);
    expect(refused(await post('baotalu-officer', merge, { into: into.id, reason }))).toEqual([
      403,
      'area-not-yours',
    ]);
    expect(refused(await post(officer, merge, { into: from.id, reason }))).toEqual([422, 'not-mergeable']);
    const { status, body } = await post(officer, merge, { into: into.id, reason });
    expect([status, body.status, body.mergedInto]).toEqual([201, 'merged', into.id]);

    const events = async (id: string) =>
      (await system.items('intake-Log')).filter(({ stream }) => stream === `report-${id}`);
    await vi.waitFor(async () => {
      const told = (await events(into.id)).find(({ type }) => type === 'absorbed');
      expect(told?.data).toEqual({ kind: 'dispute', from: from.id, into: into.id });
      expect((await get(officer, `/cases/${from.id}`)).body).toMatchObject({ status: 'ended' });
    }, soon);
    const told = (await events(from.id)).find(({ type }) => type === 'merged');
    expect(told?.data).toMatchObject({ from: from.id, into: into.id });

    await post(officer, `/cases/${into.id}/closures`, { outcome: 'withdrawn' });
    await vi.waitFor(async () => {
      const seen = (await get('li', `/reports/${from.id}`)).body;
      expect(seen).toMatchObject({ status: 'merged', mergedInto: into.id });
      expect(seen.progress).toContainEqual(
        expect.objectContaining({ step: 'case-closed', caseId: into.id, outcome: 'withdrawn' }),
      );
    }, soon);
  });

  test('do not both vanish when they are merged into each other at once', async () => {
    const position = elsewhere();
    const [a, b] = [await taken('li', hazard({ position })), await taken('li', hazard({ position }))];
    const answers = await Promise.all([
      post(officer, `/reports/${a.id}/merges`, { into: b.id, reason }),
      post(officer, `/reports/${b.id}/merges`, { into: a.id, reason }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });
});

describe('reporter and staff', () => {
  test('write to each other, and nobody else reads it', async () => {
    const { id } = await taken('li', hazard());
    const path = `/reports/${id}/messages`;
    await post('li', path, { words: 'Since Monday.' });
    const key = randomUUID();
    for (let time = 0; time < 2; time++) {
      expect((await post(officer, path, { words: 'We come today.' }, key)).status).toBe(201);
    }
    expect(refused(await post(other, path, { words: 'Me too.' }))).toEqual([403, 'not-your-report']);
    for (const persona of ['li', officer]) {
      expect((await get(persona, `/reports/${id}`)).body.messages).toEqual([
        { from: 'reporter', at: expect.any(String), words: 'Since Monday.' },
        { from: 'staff', at: expect.any(String), words: 'We come today.' },
      ]);
    }
    expect(JSON.stringify(await system.items('intake-Log'))).not.toContain('We come today');
  });

  test('see persons masked', async () => {
    const { id } = await taken('li', hazard({ contact: { name: '李小明', phone: '13800138000' } }));
    expect((await get(officer, `/reports/${id}`)).body.contact).toEqual({
      name: '李**',
      phone: '138****8000',
    });
  });
});

test('a report is taken back by its reporter alone, and its case is closed', async () => {
  const { id } = await taken('li', dispute({ position: elsewhere() }));
  await vi.waitFor(async () => expect((await get(officer, `/cases/${id}`)).status).toBe(200), soon);
  const path = `/reports/${id}/withdrawals`;
  expect(refused(await post(officer, path, {}))).toEqual([403, 'not-your-report']);
  const { status, body } = await post('li', path, { reason: 'We have made it up.' });
  expect([status, body.status]).toEqual([201, 'withdrawn']);
  await vi.waitFor(async () => {
    const { body: closed } = await get(officer, `/cases/${id}`);
    expect([closed.status, closed.outcome]).toEqual(['ended', 'withdrawn']);
    const seen = (await get('li', `/reports/${id}`)).body;
    expect(seen.status).toBe('withdrawn');
    expect(seen.progress.at(-1)).toMatchObject({ step: 'case-closed', outcome: 'withdrawn' });
  }, soon);
  expect(refused(await post('li', `/reports/${id}/messages`, { words: 'Oh.' }))).toEqual([
    409,
    'report-ended',
  ]);
});

describe('a file', () => {
  const bytes = Buffer.from('a photo of the stairs');
  const file = {
    type: 'image/jpeg',
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  const upload = ({ url, headers }: { url: string; headers: Record<string, string> }, body = bytes) =>
    fetch(url, { method: 'PUT', headers, body });

  test('is sent, seen by reporter and staff, and erased for good', async () => {
    const { id } = await taken('li', hazard());
    const path = `/reports/${id}/attachments`;
    const key = randomUUID();
    const told = await post('li', path, file, key);
    expect(told.status).toBe(201);
    expect((await post('li', path, file, key)).body.id).toBe(told.body.id);
    const listed = async (persona: string) => (await get(persona, path)).body.items;
    expect(await listed('li')).toEqual([{ id: told.body.id, type: 'image/jpeg', bytes: 21, url: null }]);

    expect((await upload(told.body, Buffer.from('another photo, 21 by.'))).status).toBe(400);
    expect((await upload(told.body)).status).toBe(200);
    const [{ url }] = await listed(officer);
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(bytes);

    expect(refused(await get(other, path))).toEqual([403, 'not-your-report']);
    const erasure = `${path}/${told.body.id}/erasures`;
    expect(refused(await post(other, erasure, {}))).toEqual([403, 'not-your-report']);
    expect((await post('li', erasure, {})).body).toEqual({ items: [] });
    expect((await fetch(url)).status).toBe(404);
    expect(refused(await post('li', erasure, {}))).toEqual([404, 'unknown-attachment']);
  });

  test('is one of ten at most, of some types and sizes', async () => {
    const { id } = await taken('li', hazard());
    const path = `/reports/${id}/attachments`;
    for (let n = 0; n < 10; n++) expect((await post('li', path, file)).status).toBe(201);
    expect(refused(await post('li', path, file))).toEqual([409, 'too-many-attachments']);
    for (const over of [{ type: 'text/html' }, { bytes: 21 * 1024 * 1024 }, { sha256: 'no' }]) {
      expect(refused(await post('li', path, { ...file, ...over }))).toEqual([422, 'invalid-request']);
    }
  });
});

describe('a place at a desk', () => {
  interface Slot {
    readonly desk: string;
    readonly name: object;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly free: number;
  }
  const wanted = () =>
    dispute({
      ...{ kind: 'service', category: 'permit-or-id', answers: { document: 'id-card' } },
      position: elsewhere(),
    });
  /** A day on which a desk has places, a week or so from now. */
  async function slots(): Promise<Slot[]> {
    for (let days = 6; days < 16; days++) {
      const date = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
      const { body } = await open('GET', `/appointment-slots?category=permit-or-id&date=${date}`);
      if (body.items.length) return body.items;
    }
    throw new Error('no desk is open on any of ten days');
  }
  const at = ({ desk, startsAt }: Slot) => ({ desk, startsAt });
  const freeAt = async (slot: Slot) => {
    const date = slot.startsAt.slice(0, 10);
    const { body } = await open('GET', `/appointment-slots?category=permit-or-id&date=${date}`);
    return body.items.find((it: Slot) => it.desk === slot.desk && it.startsAt === slot.startsAt)?.free ?? 0;
  };

  test('is given to as many as there are places, and to no more, however many ask at once', async () => {
    const [slot] = await slots();
    if (!slot) throw new Error('there is none');
    const reports = await Promise.all(Array.from({ length: slot.free + 2 }, () => taken('li', wanted())));
    const answers = await Promise.all(
      reports.map(({ id }) => post('li', `/reports/${id}/appointments`, at(slot))),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(slot.free);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(refused(answer)).toEqual([409, 'slot-taken']);
    }
    expect(await freeAt(slot)).toBe(0);

    const [winner] = answers.filter(({ status }) => status === 201);
    expect(winner?.body.appointment).toEqual({ ...at(slot), endsAt: slot.endsAt });
    await post('li', `/reports/${winner?.body.id}/withdrawals`, {});
    expect(await freeAt(slot)).toBe(1);
  });

  test('gives way to another, and is none where no desk has one', async () => {
    const [first, second] = (await slots()).slice(-2);
    if (!first || !second) throw new Error('there are not two');
    const { id } = await taken('li', wanted());
    const path = `/reports/${id}/appointments`;
    const key = randomUUID();
    const { body: booked } = await post('li', path, at(first), key);
    expect(await freeAt(first)).toBe(first.free - 1);
    expect((await post('li', path, at(second))).body.appointment).toMatchObject(at(second));
    expect([await freeAt(first), await freeAt(second)]).toEqual([first.free, second.free - 1]);
    expect((await post('li', path, at(first), key)).body.appointment).toEqual(booked.appointment);

    const never = { desk: first.desk, startsAt: first.startsAt.replace(/T\d\d/, 'T03') };
    expect(refused(await post('li', path, never))).toEqual([422, 'unknown-slot']);
    const nobody = await open('GET', '/appointment-slots?category=small-help&date=2026-01-05');
    expect([...refused(nobody), nobody.body.errors[0].pointer]).toEqual([
      422,
      'unknown-category',
      '/query/category',
    ]);
  });

  test('may be asked for in a language', async () => {
    const days = Array.from({ length: 7 }, (_, n) => new Date(Date.now() + (n + 1) * 86_400_000));
    const spoken = await Promise.all(
      days.map(async (day) => {
        const date = day.toISOString().slice(0, 10);
        const { body } = await open(
          'GET',
          `/appointment-slots?category=immigration&date=${date}&language=ko`,
        );
        return body.items as Slot[];
      }),
    );
    expect(spoken.flat().length).toBeGreaterThan(0);
    expect(spoken.flat()[0]?.name).toMatchObject({ ko: expect.any(String) });
  });
});

test('without an account, a report is followed, added to, answered and taken back by its code', async () => {
  const { status, body: receipt } = await open('POST', '/anonymous-reports', hazard());
  expect(status).toBe(201);
  const path = `/tracking/${receipt.trackingCode}`;
  await open('POST', `${path}/messages`, { words: 'The key is at the porter’s.' });
  await post(officer, `/reports/${receipt.id}/messages`, { words: 'Thank you.' });
  const { body: seen } = await open('GET', path);
  expect(seen.messages.map(({ from, words }: { from: string; words: string }) => [from, words])).toEqual([
    ['reporter', 'The key is at the porter’s.'],
    ['staff', 'Thank you.'],
  ]);

  const bytes = Buffer.from('%PDF-1.7');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { type: 'application/pdf', bytes: bytes.length, sha256 };
  const { body: told } = await open('POST', `${path}/attachments`, file);
  expect((await fetch(told.url, { method: 'PUT', headers: told.headers, body: bytes })).status).toBe(200);
  const { body: files } = await get(officer, `/reports/${receipt.id}/attachments`);
  expect(files.items).toEqual([expect.objectContaining({ id: told.id, url: expect.any(String) })]);

  const { body: gone } = await open('POST', `${path}/withdrawals`, {});
  expect(gone.status).toBe('withdrawn');
  expect(gone.words).toBeUndefined();
  const nobody = `/tracking/${receipt.trackingCode.replace(/./g, '0')}`;
  for (const [part, body] of [
    ['messages', { words: 'x' }],
    ['withdrawals', {}],
    ['attachments', file],
  ] as const) {
    expect(refused(await open('POST', `${nobody}/${part}`, body))).toEqual([404, 'not-found']);
  }
});

describe('lists', () => {
  async function everything(persona: string, query = ''): Promise<ReportSummary[]> {
    const all: ReportSummary[] = [];
    for (let cursor = ''; ; ) {
      const { status, body } = await get(persona, `/reports?limit=3${query}${cursor}`);
      expect(status).toBe(200);
      all.push(...body.items);
      if (!body.cursor) return all;
      cursor = `&cursor=${encodeURIComponent(body.cursor)}`;
    }
  }
  const ids = (items: readonly ReportSummary[]) => items.map(({ id }) => id);

  test('of one’s own hold what one has just sent, latest first, and no tip', async () => {
    const mine = [];
    for (let n = 0; n < 4; n++) mine.push((await taken('fire-rescue', hazard())).id);
    const tip = await taken('fire-rescue', hazard({ kind: 'tip', category: 'other' }));
    expect(ids(await everything('fire-rescue'))).toEqual(mine.toReversed());
    expect(ids(await everything('labour'))).toEqual([]);
    expect((await get('fire-rescue', `/reports/${tip.id}`)).status).toBe(200);
    const { body } = await get(officer, `/reports?mine=true`);
    expect(body.items).toEqual([]);
  });

  test('of an area are for its staff, by kind, status and urgency', async () => {
    const burning = await taken('li', hazard({ words: '三楼着火', position: elsewhere() }));
    const quiet = await taken('li', hazard());
    await vi.waitFor(async () => {
      const seen = ids(await everything(officer));
      expect(seen).toContain(burning.id);
      expect(seen).toContain(quiet.id);
    }, soon);
    const times = (await everything(officer)).map(({ receivedAt }) => Date.parse(receivedAt));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    const urgent = ids(await everything(officer, '&urgent=true'));
    expect(urgent).toContain(burning.id);
    expect(urgent).not.toContain(quiet.id);
    const withdrawn = await everything(officer, '&status=withdrawn&kind=hazard');
    expect(withdrawn.length).toBeGreaterThan(0);
    for (const { kind, status } of withdrawn) expect([kind, status]).toEqual(['hazard', 'withdrawn']);
    expect(ids(await everything('city-supervisor'))).toContain(quiet.id);
    expect(ids(await everything('baotalu-officer'))).not.toContain(quiet.id);
    expect(refused(await get(officer, '/reports?cursor=bm9uc2Vuc2U'))).toEqual([400, 'invalid-cursor']);
  });

  test('show a tip to the officers of its station alone', async () => {
    const tip = await taken('li', hazard({ kind: 'tip', category: 'other' }));
    await vi.waitFor(async () => expect(ids(await everything(officer, '&kind=tip'))).toContain(tip.id), soon);
    expect(ids(await everything(officer))).toContain(tip.id);
    for (const persona of ['dingmao-mediator', 'city-supervisor', 'admin', 'baotalu-officer', 'li', other]) {
      expect(ids(await everything(persona, '&kind=tip'))).toEqual([]);
      expect(ids(await everything(persona))).not.toContain(tip.id);
    }
  });
});

test('the log does not know whose reports are whose', async () => {
  const text = JSON.stringify([
    ...(await system.items('intake-Log')),
    ...(await system.items('intake-View')),
  ]);
  for (const persona of ['"li"', 'other-enterprise', 'fire-rescue']) expect(text).not.toContain(persona);
  const hash = (account: string) => createHash('sha256').update(`account\n${account}`).digest();
  const plain = (await system.items('intake-Log')).filter(({ type }) => type === 'joined');
  expect(plain.length).toBeGreaterThan(0);
  const asId = (bytes: Buffer) => bytes.subarray(0, 16).toString('hex');
  const known = new Set([other, 'li'].map((account) => base32(asId(hash(account)))));
  for (const { data } of plain) expect(known.has((data as { by: string }).by)).toBe(false);
});

/** Crockford base 32 of 128 bits in hexadecimal. */
function base32(hex: string): string {
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
  const bits = BigInt(`0x${hex}`);
  return Array.from({ length: 26 }, (_, i) => alphabet[Number((bits >> BigInt(5 * (25 - i))) & 31n)]).join(
    '',
  );
}
