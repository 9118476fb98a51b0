import { createHash } from 'node:crypto';
import { type Answer, type Body, type Maplebridge, newKey, type Params } from '@maplebridge/client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { dispute, refusal, refused, type System, send, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.remove());

const soon = { timeout: 30_000, interval: 100 };
const officer = 'dingmao-officer';
const other = 'other-enterprise';

const as = (persona: string): Maplebridge => system.client(persona);

/** A different place in Dingmao each time, too far from the others for duplicates. */
let places = 0;
function elsewhere() {
  const n = places++;
  return { lng: 119.49 + 0.006 * (n % 6), lat: 32.162 + 0.004 * Math.floor(n / 6) };
}
const hazard = (over: object = {}) =>
  dispute({ kind: 'hazard', category: 'fire-lane-blocked', position: elsewhere(), ...over });
const taken = (persona: string, body: Body<'/reports'>) => as(persona).post('/reports', { body });
const read = (persona: string, id: string) => as(persona).get('/reports/{id}', { id });
const caseOf = (id: string) => as(officer).get('/cases/{id}', { id });
const withdraw = (persona: string, id: string) =>
  as(persona).post('/reports/{id}/withdrawals', { id, body: {} });
const write = (persona: string, id: string, words: string, key?: string) =>
  as(persona).post('/reports/{id}/messages', { id, body: { words } }, { key });
const similarIds = ({ similar = [] }: { similar?: { id: string }[] }) => similar.map(({ id }) => id);

/** Waits until the views show the current state of these reports. */
const listed = (wanted: Readonly<Record<string, string>>) =>
  vi.waitFor(async () => {
    const { items } = await as(officer).get('/reports', { limit: 100 });
    const seen = new Map(items.map(({ id, status }) => [id, status]));
    for (const [id, status] of Object.entries(wanted)) expect(seen.get(id)).toBe(status);
  }, soon);

describe('a second reporter', () => {
  test('sees similar reports, joins one, and is counted once', async () => {
    const body = hazard();
    const first = await taken('li', body);
    expect(first.similar).toBeUndefined();
    await listed({ [first.id]: 'received' });
    const second = await taken(other, body);
    const { similar } = await read(other, second.id);
    expect(similar).toEqual(second.similar);
    expect(similar).toEqual([
      {
        id: first.id,
        ...{ kind: 'hazard', category: 'fire-lane-blocked', receivedAt: first.receivedAt },
        ...{ position: first.position, metres: 0, joined: 0 },
      },
    ]);

    await write('li', first.id, 'It is still there.');
    const join = (persona: string, said: Body<'/reports/{id}/joins'>) =>
      as(persona).post('/reports/{id}/joins', { id: first.id, body: said });
    for (let time = 0; time < 2; time++) {
      // No more than the suggestion showed: no status, no steps, no id of the resulting case.
      const { metres: _, ...suggested } = second.similar?.[0] ?? { metres: 0 };
      expect(await join(other, { words: 'Here too.' })).toEqual({ ...suggested, joined: 1 });
    }
    expect((await read('li', first.id)).joined).toBe(1);
    expect(await refusal(join('li', {}))).toEqual([409, 'not-joinable']);
    expect(await refusal(read(other, first.id))).toEqual([403, 'not-your-report']);
  });

  test('finds no report that is far away, of another category, or withdrawn', async () => {
    const here = elsewhere();
    const near = await taken('li', hazard({ position: here }));
    const far = await taken('li', hazard({ position: { ...here, lng: here.lng + 0.003 } }));
    const gas = await taken('li', hazard({ position: here, category: 'gas' }));
    const back = await taken('li', hazard({ position: here }));
    await withdraw('li', back.id);
    await listed({
      ...{ [near.id]: 'received', [far.id]: 'received', [gas.id]: 'received' },
      [back.id]: 'withdrawn',
    });
    expect(similarIds(await taken(other, hazard({ position: here })))).toEqual([near.id]);
  });

  test('never sees a tip or a private report', async () => {
    const position = elsewhere();
    const tip = dispute({ kind: 'tip', category: 'fraud', position });
    const home = dispute({ category: 'marriage-family', position });
    const ids = [(await taken('li', tip)).id, (await taken('li', home)).id];
    await vi.waitFor(async () => {
      const { items } = await as(officer).get('/reports', { limit: 100 });
      const seen = items.map(({ id }) => id);
      for (const id of ids) expect(seen).toContain(id);
    }, soon);
    for (const body of [tip, home]) expect((await taken(other, body)).similar).toBeUndefined();
    // Raw: the answers must not differ in a single byte.
    const token = await system.token(other);
    const answers = [];
    for (const id of [...ids, '00000000000000000000000000']) {
      const { status, body } = await send(system, 'POST', `/reports/${id}/joins`, { token, body: {} });
      const { instance: _, ...said } = body;
      answers.push({ status, said });
    }
    expect(answers[0]).toMatchObject({ status: 404, said: { code: 'not-found' } });
    expect(new Set(answers.map((it) => JSON.stringify(it))).size).toBe(1);
  });
});

describe('two reports about the same matter', () => {
  const reason = 'The same leak, told by both.';
  const merge = (persona: string, id: string, into: string) =>
    as(persona).post('/reports/{id}/merges', { id, body: { into, reason } });

  test('are merged by staff, and the reporter sees the target', async () => {
    const position = elsewhere();
    const [from, into] = [
      await taken('li', dispute({ position })),
      await taken(other, dispute({ position })),
    ];
    await vi.waitFor(() => caseOf(from.id), soon);
    expect(await refusal(merge('li', from.id, into.id))).toEqual([403, 'role-not-allowed']);
    expect(await refusal(merge('baotalu-officer', from.id, into.id))).toEqual([403, 'area-not-yours']);
    expect(await refusal(merge(officer, from.id, from.id))).toEqual([422, 'not-mergeable']);
    expect(await merge(officer, from.id, into.id)).toMatchObject({ status: 'merged', mergedInto: into.id });

    const events = async (id: string) =>
      (await system.items('intake-Log')).filter(({ stream }) => stream === `report-${id}`);
    await vi.waitFor(async () => {
      const told = (await events(into.id)).find(({ type }) => type === 'absorbed');
      expect(told?.data).toEqual({ kind: 'dispute', from: from.id, into: into.id });
      expect((await caseOf(from.id)).status).toBe('ended');
    }, soon);
    const told = (await events(from.id)).find(({ type }) => type === 'merged');
    expect(told?.data).toMatchObject({ from: from.id, into: into.id });

    await as(officer).post('/cases/{id}/closures', { id: into.id, body: { outcome: 'withdrawn' } });
    await vi.waitFor(async () => {
      const seen = await read('li', from.id);
      expect(seen).toMatchObject({ status: 'merged', mergedInto: into.id });
      expect(seen.progress).toContainEqual({
        step: 'case-closed',
        at: expect.any(String),
        outcome: 'withdrawn',
      });
    }, soon);
  });

  test('are not both closed when they are merged into each other concurrently', async () => {
    const position = elsewhere();
    const [a, b] = [await taken('li', hazard({ position })), await taken('li', hazard({ position }))];
    const ends = await Promise.allSettled([merge(officer, a.id, b.id), merge(officer, b.id, a.id)]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 422 } });
  });
});

describe('reporter and staff', () => {
  test('exchange messages that nobody else can read', async () => {
    const { id } = await taken('li', hazard());
    await write('li', id, 'Since Monday.');
    const key = newKey();
    for (let time = 0; time < 2; time++) await write(officer, id, 'We come today.', key);
    expect(await refusal(write(other, id, 'Me too.'))).toEqual([403, 'not-your-report']);
    for (const persona of ['li', officer]) {
      expect((await read(persona, id)).messages).toEqual([
        { from: 'reporter', at: expect.any(String), words: 'Since Monday.' },
        { from: 'staff', at: expect.any(String), words: 'We come today.' },
      ]);
    }
    expect(JSON.stringify(await system.items('intake-Log'))).not.toContain('We come today');
  });

  test('see masked personal data', async () => {
    const { id } = await taken('li', hazard({ contact: { name: '李小明', phone: '13800138000' } }));
    expect((await read(officer, id)).contact).toEqual({ name: '李**', phone: '138****8000' });
  });
});

test('only the reporter can withdraw a report, and its case is closed', async () => {
  const { id } = await taken('li', dispute({ position: elsewhere() }));
  await vi.waitFor(() => caseOf(id), soon);
  expect(await refusal(withdraw(officer, id))).toEqual([403, 'not-your-report']);
  const body = { reason: 'We have made it up.' };
  expect((await as('li').post('/reports/{id}/withdrawals', { id, body })).status).toBe('withdrawn');
  await vi.waitFor(async () => {
    expect(await caseOf(id)).toMatchObject({ status: 'ended', outcome: 'withdrawn' });
    const seen = await read('li', id);
    expect(seen.status).toBe('withdrawn');
    expect(seen.progress.at(-1)).toMatchObject({ step: 'case-closed', outcome: 'withdrawn' });
  }, soon);
  expect(await refusal(write('li', id, 'Oh.'))).toEqual([409, 'report-ended']);
});

describe('a file', () => {
  const bytes = Buffer.from('a photo of the stairs');
  const file = {
    type: 'image/jpeg' as const,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  const upload = ({ url, headers }: Answer<'/reports/{id}/attachments', 'post'>, body = bytes) =>
    fetch(url, { method: 'PUT', headers, body });
  const attach = (id: string, key?: string) =>
    as('li').post('/reports/{id}/attachments', { id, body: file }, { key });

  test('is uploaded, visible to reporter and staff, and erased permanently', async () => {
    const { id } = await taken('li', hazard());
    const key = newKey();
    const told = await attach(id, key);
    expect((await attach(id, key)).id).toBe(told.id);
    const files = async (persona: string) =>
      (await as(persona).get('/reports/{id}/attachments', { id })).items;
    expect(await files('li')).toEqual([{ id: told.id, type: 'image/jpeg', bytes: 21, url: null }]);

    expect((await upload(told, Buffer.from('another photo, 21 by.'))).status).toBe(400);
    expect((await upload(told)).status).toBe(200);
    const [seen] = await files(officer);
    const url = String(seen?.url);
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(bytes);

    expect(await refusal(files(other))).toEqual([403, 'not-your-report']);
    const erase = (persona: string) =>
      as(persona).post('/reports/{id}/attachments/{attachment}/erasures', {
        ...{ id, attachment: told.id },
        body: {},
      });
    expect(await refusal(erase(other))).toEqual([403, 'not-your-report']);
    expect(await erase('li')).toEqual({ items: [] });
    expect((await fetch(url)).status).toBe(404);
    expect(await refusal(erase('li'))).toEqual([404, 'unknown-attachment']);
  });

  test('is limited to ten a report, and in type and size', async () => {
    const { id } = await taken('li', hazard());
    for (let n = 0; n < 10; n++) await attach(id);
    expect(await refusal(attach(id))).toEqual([409, 'limit-reached']);
    // Raw, since the types allow none of these.
    const token = await system.token('li');
    for (const over of [{ type: 'text/html' }, { bytes: 21 * 1024 * 1024 }, { sha256: 'no' }]) {
      const answer = await send(system, 'POST', `/reports/${id}/attachments`, {
        token,
        body: { ...file, ...over },
      });
      expect([answer.status, answer.body.code]).toEqual([422, 'invalid-request']);
    }
  });
});

describe('an appointment at a desk', () => {
  type Slot = Answer<'/appointment-slots'>['items'][number];
  const slotsOf = async (query: Params<'/appointment-slots'>) =>
    (await system.client().get('/appointment-slots', query)).items;
  const wanted = () =>
    dispute({
      ...{ kind: 'service', category: 'permit-or-id', answers: { document: 'id-card' } },
      position: elsewhere(),
    });
  /** A day about a week from now on which a desk has slots. */
  async function slots(): Promise<Slot[]> {
    for (let days = 6; days < 16; days++) {
      const date = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
      const items = await slotsOf({ category: 'permit-or-id', date });
      if (items.length) return items;
    }
    throw new Error('no desk is open on any of ten days');
  }
  const at = ({ desk, startsAt }: Slot) => ({ desk, startsAt });
  const freeAt = async (slot: Slot) => {
    const date = slot.startsAt.slice(0, 10);
    const items = await slotsOf({ category: 'permit-or-id', date });
    return items.find((it) => it.desk === slot.desk && it.startsAt === slot.startsAt)?.free ?? 0;
  };
  const book = (id: string, body: Body<'/reports/{id}/appointments'>, key?: string) =>
    as('li').post('/reports/{id}/appointments', { id, body }, { key });

  test('is given to as many callers as there are places, under concurrent requests too', async () => {
    const [slot] = await slots();
    if (!slot) throw new Error('no slot is free');
    const reports = await Promise.all(Array.from({ length: slot.free + 2 }, () => taken('li', wanted())));
    const ends = await Promise.allSettled(reports.map(({ id }) => book(id, at(slot))));
    const winners = ends.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []));
    expect(winners).toHaveLength(slot.free);
    for (const { reason } of ends.filter((it) => it.status === 'rejected')) {
      expect(reason).toMatchObject({ status: 409, code: 'slot-taken' });
    }
    expect(await freeAt(slot)).toBe(0);

    const [winner] = winners;
    expect(winner?.appointment).toEqual({ ...at(slot), endsAt: slot.endsAt });
    await withdraw('li', String(winner?.id));
    expect(await freeAt(slot)).toBe(1);
  });

  test('can be rebooked, and is refused where no desk has the slot', async () => {
    const [first, second] = (await slots()).slice(-2);
    if (!first || !second) throw new Error('fewer than two slots are free');
    const { id } = await taken('li', wanted());
    const key = newKey();
    const booked = await book(id, at(first), key);
    expect(await freeAt(first)).toBe(first.free - 1);
    expect((await book(id, at(second))).appointment).toMatchObject(at(second));
    expect([await freeAt(first), await freeAt(second)]).toEqual([first.free, second.free - 1]);
    expect((await book(id, at(first), key)).appointment).toEqual(booked.appointment);

    const never = { desk: first.desk, startsAt: first.startsAt.replace(/T\d\d/, 'T03') };
    expect(await refusal(book(id, never))).toEqual([422, 'unknown-slot']);
    const nobody = await refused(slotsOf({ category: 'small-help', date: '2026-01-05' }));
    expect([nobody.status, nobody.code, nobody.errors[0]?.pointer]).toEqual([
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
        return slotsOf({ category: 'immigration', date, language: 'ko' });
      }),
    );
    expect(spoken.flat().length).toBeGreaterThan(0);
    expect(spoken.flat()[0]?.name).toMatchObject({ ko: expect.any(String) });
  });
});

test('without an account, a report is followed, extended, answered and withdrawn by its code', async () => {
  const anyone = system.client();
  const { id, trackingCode } = await anyone.post('/anonymous-reports', { body: hazard() });
  const tracked = (code: string) => ({
    says: () =>
      anyone.post('/tracking/{code}/messages', {
        code,
        body: { words: 'The key is at the porter’s.' },
      }),
    sends: () => anyone.post('/tracking/{code}/attachments', { code, body: file }),
    withdraws: () => anyone.post('/tracking/{code}/withdrawals', { code, body: {} }),
  });
  const bytes = Buffer.from('%PDF-1.7');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { type: 'application/pdf' as const, bytes: bytes.length, sha256 };
  const reporter = tracked(trackingCode);

  await reporter.says();
  await write(officer, id, 'Thank you.');
  const { messages } = await anyone.get('/tracking/{code}', { code: trackingCode });
  expect(messages.map(({ from, words }) => [from, words])).toEqual([
    ['reporter', 'The key is at the porter’s.'],
    ['staff', 'Thank you.'],
  ]);

  const told = await reporter.sends();
  expect((await fetch(told.url, { method: 'PUT', headers: told.headers, body: bytes })).status).toBe(200);
  const { items } = await as(officer).get('/reports/{id}/attachments', { id });
  expect(items).toEqual([expect.objectContaining({ id: told.id, url: expect.any(String) })]);

  const gone = await reporter.withdraws();
  expect(gone.status).toBe('withdrawn');
  expect(gone).not.toHaveProperty('words');
  const nobody = tracked(trackingCode.replace(/./g, '0'));
  for (const call of [nobody.says, nobody.withdraws, nobody.sends]) {
    expect(await refusal(call())).toEqual([404, 'not-found']);
  }
});

describe('lists', () => {
  const everything = (persona: string, query: Params<'/reports'> = {}) =>
    Array.fromAsync(as(persona).items('/reports', { limit: 3, ...query }));
  const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

  test('of own reports contain a new report at once, latest first, and no tip', async () => {
    const mine = [];
    for (let n = 0; n < 4; n++) mine.push((await taken('fire-rescue', hazard())).id);
    const tip = await taken('fire-rescue', hazard({ kind: 'tip', category: 'other' }));
    expect(ids(await everything('fire-rescue'))).toEqual(mine.toReversed());
    expect(ids(await everything('labour'))).toEqual([]);
    expect((await read('fire-rescue', tip.id)).id).toBe(tip.id);
    expect((await as(officer).get('/reports', { mine: 'true' })).items).toEqual([]);
  });

  test('of an area are for its staff, filtered by kind, status and urgency', async () => {
    const burning = await taken('li', hazard({ words: '三楼着火', position: elsewhere() }));
    const quiet = await taken('li', hazard());
    await vi.waitFor(async () => {
      const seen = ids(await everything(officer));
      expect(seen).toContain(burning.id);
      expect(seen).toContain(quiet.id);
    }, soon);
    const times = (await everything(officer)).map(({ receivedAt }) => Date.parse(receivedAt));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    const urgent = ids(await everything(officer, { urgent: 'true' }));
    expect(urgent).toContain(burning.id);
    expect(urgent).not.toContain(quiet.id);
    const withdrawn = await everything(officer, { status: 'withdrawn', kind: 'hazard' });
    expect(withdrawn.length).toBeGreaterThan(0);
    for (const { kind, status } of withdrawn) expect([kind, status]).toEqual(['hazard', 'withdrawn']);
    expect(ids(await everything('city-supervisor'))).toContain(quiet.id);
    expect(ids(await everything('baotalu-officer'))).not.toContain(quiet.id);
    const nonsense = as(officer).get('/reports', { cursor: 'bm9uc2Vuc2U' });
    expect(await refusal(nonsense)).toEqual([400, 'invalid-cursor']);
  });

  test('show a tip to the officers of its station only', async () => {
    const tip = await taken('li', hazard({ kind: 'tip', category: 'other' }));
    await vi.waitFor(
      async () => expect(ids(await everything(officer, { kind: 'tip' }))).toContain(tip.id),
      soon,
    );
    expect(ids(await everything(officer))).toContain(tip.id);
    for (const persona of ['dingmao-mediator', 'city-supervisor', 'admin', 'baotalu-officer', 'li', other]) {
      expect(ids(await everything(persona, { kind: 'tip' }))).toEqual([]);
      expect(ids(await everything(persona))).not.toContain(tip.id);
    }
  });
});

test('the log does not link reports to reporters', async () => {
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
