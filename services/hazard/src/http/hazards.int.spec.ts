import {
  addEvidence,
  dismissHazard,
  extendOrder,
  getHazard,
  getHazardPhoto,
  gradeHazard,
  HazardPage,
  HazardView,
  listHazards,
  orderRectification,
  PhotoUpload,
  placeHazard,
  rectifyHazard,
  reportHazard,
  reviewHazard,
  uploadHazardPhoto,
} from '@maplebridge/contracts/hazard';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hazardStream } from '../hazard/stream.ts';
import { hazardRoutes } from './hazards.ts';
import { asking, mill, type Person, startStores, yard } from './http.fixtures.ts';

let stores: Awaited<ReturnType<typeof startStores>>;
let ask: ReturnType<typeof asking>;
beforeAll(async () => {
  stores = await startStores();
  ask = asking(hazardRoutes(stores.deps));
});
afterAll(() => stores.stop());

const clause = { pack: 'major-hazards-121', item: 18 };
const words = 'hot work without a permit';
const position = { lng: 119.3, lat: 32.155 };
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

const entry = (over: object = {}) => ({
  enterprise: mill,
  unit: 'U1',
  kind: 'hazardous-chemicals',
  notes: words,
  ...over,
});

async function enter(person: Person, over: object = {}): Promise<HazardView> {
  const { status, body } = await ask(person, reportHazard, { body: entry(over) });
  expect(status, JSON.stringify(body)).toBe(201);
  await stores.shown(body.id);
  return HazardView.parse(body);
}

async function sendPhoto(person: Person, id: string): Promise<string> {
  const photo = { type: 'image/jpeg', bytes: 10, sha256: 'ab'.repeat(32) };
  const { status, body } = await ask(person, uploadHazardPhoto, { path: { id }, body: photo });
  expect(status).toBe(201);
  stores.sent.add(`${hazardStream(id)}/${PhotoUpload.parse(body).id}`);
  return body.id;
}

const fiveMusts = (deadline: string, at: string) => ({
  measures: 'a permit for each job',
  fundsYuan: 5000,
  deadline,
  responsible: { name: '王五', phone: '13800000000' },
  contingencyPlan: 'a fire watch',
  stop: 'partial',
  at,
});

/** A hazard found ten days ago and graded, with an order from nine days ago. */
async function orderedHazard(over: object = {}): Promise<string> {
  const { id } = await enter('officer', { at: ago(10), ...over });
  await act('officer', gradeHazard, id, { grade: 'general', at: ago(9.5) });
  await act('officer', orderRectification, id, fiveMusts(ago(3), ago(9)));
  return id;
}

/** Does something that must succeed, and has the views see it. */
async function act(
  person: Person,
  route: Parameters<typeof ask>[1],
  id: string,
  body: object,
): Promise<HazardView> {
  const answer = await ask(person, route, { path: { id }, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  await stores.shown(id);
  return HazardView.parse(answer.body);
}
const refusal = async (person: Person, route: Parameters<typeof ask>[1], id: string, body?: object) => {
  const answer = await ask(person, route, { path: { id }, ...(body && { body }) });
  return [answer.status, answer.body.code];
};

describe('a reported hazard', () => {
  test('has its source from the caller’s role and its place from the enterprise', async () => {
    expect(await enter('miller')).toMatchObject({
      source: 'self-check',
      enterprise: mill,
      unit: 'U1',
      area: { station: 'gaozi' },
      park: 'gaozi-park',
      notes: words,
    });
    expect(await enter('officer')).toMatchObject({ source: 'patrol' });
    expect(await enter('emergency')).toMatchObject({ source: 'partner' });
  });

  test('may have no known enterprise: the area follows from the position, and the exact place is not stored', async () => {
    const at = { lng: 119.30049, lat: 32.15551 };
    const { status, body } = await ask('officer', reportHazard, {
      body: { position: at, kind: 'fire-lane-blocked', notes: words },
    });
    expect([status, body.area.station, body.park]).toEqual([201, 'gaozi', null]);
    const [found] = (await stores.deps.hazards.load(hazardStream(body.id))).events;
    expect(found?.data).toMatchObject({ position: { lng: 119.3, lat: 32.156 } });
    expect(JSON.stringify(found)).not.toContain(words);
  });

  test('is refused without access or with unknown references', async () => {
    const nothing = '7z000000000000000000000000';
    const { enterprise: _, unit: _unit, ...elsewhere } = entry();
    const code = async (person: Person, body: object) =>
      (await ask(person, reportHazard, { body })).body.code;
    expect(await code('miller', entry({ enterprise: yard }))).toBe('not-found');
    expect(await code('miller', { ...elsewhere, position })).toBe('enterprise-not-yours');
    expect(await code('elsewhere', entry())).toBe('not-found');
    expect(await code('elsewhere', { ...elsewhere, position })).toBe('area-not-yours');
    expect(await code('officer', { ...elsewhere, position: { lng: 0, lat: 0 } })).toBe('outside-city');
    expect(await code('officer', entry({ enterprise: nothing }))).toBe('not-found');
    expect(await code('officer', entry({ unit: 'U9' }))).toBe('unknown-unit');
    expect(await code('officer', entry({ clause: { ...clause, item: 21 } }))).toBe('unknown-checklist');
    expect(await code('officer', entry({ at: '2099-01-01T00:00:00Z' }))).toBe('time-in-future');
  });

  test('is created once by retried requests', async () => {
    const key = 'a-key-of-sixteen-characters';
    const twice = [await ask('officer', reportHazard, { body: entry(), key })];
    twice.push(await ask('officer', reportHazard, { body: entry(), key }));
    expect(twice[1]?.body).toEqual(twice[0]?.body);
    const { body } = await ask('officer', reportHazard, { body: entry({ kind: 'gas' }), key });
    expect(body.code).toBe('idempotency-key-reused');
  });
});

describe('the rectification loop', () => {
  test('goes from discovery to closure, each step by the permitted role', async () => {
    const id = await orderedHazard();
    expect(await refusal('miller', gradeHazard, id, { grade: 'general' })).toEqual([403, 'role-not-allowed']);
    expect(await refusal('miller', rectifyHazard, id, { notes: 'done' })).toEqual([409, 'evidence-missing']);

    const photo = await sendPhoto('miller', id);
    await act('miller', addEvidence, id, { phase: 'after', photos: [photo] });
    const order = { measures: 'a permit for each job', responsible: { name: '王五', phone: '13800000000' } };
    expect(await act('miller', rectifyHazard, id, { notes: 'done' })).toMatchObject({
      status: 'to-be-reviewed',
      order: { ...order, contingencyPlan: 'a fire watch', fundsYuan: 5000, extensions: [] },
    });
    expect(await act('officer', reviewHazard, id, { passed: true, notes: 'seen' })).toMatchObject({
      status: 'closed',
      outcome: 'rectified',
      onTime: false,
      photos: [{ id: photo, phase: 'after' }],
      rectifications: [{ notes: 'done' }],
      reviews: [{ passed: true, notes: 'seen' }],
    });
    const { events } = await stores.deps.hazards.load(hazardStream(id));
    for (const said of [words, '王五', '13800000000', 'mill-1']) {
      expect(JSON.stringify(events)).not.toContain(said);
    }
  });

  test('lets nobody review their own work', async () => {
    const id = await orderedHazard();
    const photo = await sendPhoto('officer', id);
    await act('officer', addEvidence, id, { phase: 'after', photos: [photo] });
    await act('officer', rectifyHazard, id, { notes: 'done for them' });
    const looked = { passed: true, notes: 'seen' };
    expect(await refusal('officer', reviewHazard, id, looked)).toEqual([403, 'own-work']);
    await act('supervisor', reviewHazard, id, looked);
  });

  test('extends a deadline with a reason', async () => {
    const id = await orderedHazard();
    const later = new Date(Date.now() + 5 * 86_400_000).toISOString();
    const longer = await act('emergency', extendOrder, id, { deadline: later, reason: 'parts are late' });
    expect(longer.order).toMatchObject({ deadline: later, extensions: [{ reason: 'parts are late' }] });
  });

  test('rejects evidence that was not uploaded and names it', async () => {
    const id = await orderedHazard();
    const photo = await sendPhoto('miller', id);
    const missing = '7z000000000000000000000000';
    const { status, body } = await ask('miller', addEvidence, {
      path: { id },
      body: { phase: 'after', photos: [photo, missing] },
    });
    expect([status, body.code, body.errors]).toEqual([
      422,
      'unknown-photo',
      [{ pointer: '/body/photos/1', detail: 'was not uploaded' }],
    ]);
    const seen = await ask('officer', getHazardPhoto, { path: { id, photo } });
    expect([seen.status, seen.body.id]).toEqual([200, photo]);
    expect((await ask('officer', getHazardPhoto, { path: { id, photo: missing } })).body.code).toBe(
      'unknown-photo',
    );
  });

  test('gives different photos different ids, even under the same request key', async () => {
    const id = await orderedHazard();
    const key = 'another-key-of-this-caller';
    const upload = async (sha: string) =>
      (
        await ask('miller', uploadHazardPhoto, {
          path: { id },
          body: { type: 'image/png', bytes: 9, sha256: sha.repeat(32) },
          key,
        })
      ).body.id;
    expect(await upload('ab')).toBe(await upload('ab'));
    expect(await upload('ab')).not.toBe(await upload('cd'));
  });
});

describe('duplicates and recurrence', () => {
  test('open hazards of the same clause in the same unit are listed as similar', async () => {
    const known = { clause: { ...clause, item: 1 } };
    const first = await enter('officer', { ...known, at: ago(2) });
    expect(await enter('miller', known)).toMatchObject({ similar: [first.id], recurrence: false });
    expect((await enter('officer', { clause: { ...clause, item: 2 } })).similar).toEqual([]);
    expect((await enter('officer')).similar).toEqual([]);
  });

  test('a duplicate is closed, unless its original was dismissed itself', async () => {
    const [one, two] = [await enter('officer'), await enter('officer')];
    const duplicate = (of: string) => ({ why: 'duplicate', of, reason: 'the same pump' });
    const unknown = '7z000000000000000000000000';
    for (const of of [one.id, unknown]) {
      expect(await refusal('officer', dismissHazard, one.id, duplicate(of))).toEqual([
        422,
        'duplicate-of-itself',
      ]);
    }
    expect(await act('officer', dismissHazard, one.id, duplicate(two.id))).toMatchObject({
      outcome: 'duplicate',
    });
    expect(await refusal('officer', dismissHazard, two.id, duplicate(one.id))).toEqual([
      422,
      'duplicate-of-itself',
    ]);
  });

  test('a hazard that was rectified before recurs', async () => {
    const known = { clause: { pack: 'major-hazards-121', item: 5 } };
    const { id } = await enter('officer', { ...known, at: ago(10) });
    await act('officer', gradeHazard, id, { grade: 'major', ground: { by: 'item', items: [5] } });
    const in9Days = new Date(Date.now() + 9 * 86_400_000).toISOString();
    const { at: _, ...order } = fiveMusts(in9Days, ago(0));
    await act('officer', orderRectification, id, order);
    await act('miller', addEvidence, id, { phase: 'after', photos: [await sendPhoto('miller', id)] });
    await act('miller', rectifyHazard, id, { notes: 'done' });
    await act('officer', reviewHazard, id, { passed: true, notes: 'seen' });
    expect(await refusal('officer', reviewHazard, id, { passed: true, notes: 'seen' })).toEqual([
      403,
      'own-work',
    ]);
    expect(await act('emergency', reviewHazard, id, { passed: true, notes: 'seen' })).toMatchObject({
      status: 'closed',
      listed: false,
      onTime: true,
    });
    expect(await enter('officer', known)).toMatchObject({ recurrence: true, recurrenceOf: id, similar: [] });
  });
});

describe('the enterprise of a hazard', () => {
  test('may be set later by authorities of the area; enterprise and unit must exist', async () => {
    const { body } = await ask('officer', reportHazard, {
      body: { position, kind: 'fire-lane-blocked', notes: words },
    });
    const place = (over: object) => refusal('officer', placeHazard, body.id, { enterprise: mill, ...over });
    expect(await place({ enterprise: '7z000000000000000000000000' })).toEqual([422, 'unknown-enterprise']);
    expect(await place({ enterprise: yard })).toEqual([422, 'unknown-enterprise']);
    expect(await place({ unit: 'U9' })).toEqual([422, 'unknown-unit']);
    expect(await refusal('miller', getHazard, body.id)).toEqual([403, 'enterprise-not-yours']);
    const placed = await act('officer', placeHazard, body.id, { enterprise: mill });
    expect(placed).toMatchObject({ enterprise: mill, park: 'gaozi-park' });
    expect((await ask('miller', getHazard, { path: { id: body.id } })).status).toBe(200);
  });

  test('decides who has access', async () => {
    const { id } = await enter('officer');
    expect(await refusal('yardman', getHazard, id)).toEqual([403, 'enterprise-not-yours']);
    expect(await refusal('elsewhere', getHazard, id)).toEqual([403, 'area-not-yours']);
    expect(await refusal('yardman', rectifyHazard, id, { notes: 'x' })).toEqual([
      403,
      'enterprise-not-yours',
    ]);
    for (const person of ['miller', 'officer', 'yardman'] as const) {
      expect(await refusal(person, getHazard, '7z000000000000000000000000')).toEqual([404, 'not-found']);
    }
  });

  test('sees that the hazard was reported, but neither the reporter nor the words', async () => {
    const id = '6r000000000000000000000000';
    const reportId = '6q000000000000000000000000';
    const stream = hazardStream(id);
    const at = ago(1);
    await stores.deps.personalData.keep(
      stream,
      'note-r',
      { words: 'my neighbour works there' },
      { key: 'k', body: 'b' },
      { as: 'safety-record', held: false },
    );
    const where = { area: { city: '321100', district: '321112', station: 'gaozi' }, park: 'gaozi-park' };
    await stores.deps.hazards.execute(
      stream,
      {
        type: 'FindHazard',
        ...{
          kind: 'gas',
          source: 'report',
          ...where,
          enterprise: mill,
          similar: [],
          reportId,
          note: 'note-r',
        },
        ...{ at, now: at },
      },
      { by: 'service:hazard', now: at },
    );
    const seen = async (person: Person) => (await ask(person, getHazard, { path: { id } })).body;
    expect(await seen('miller')).toMatchObject({ source: 'report', notes: null });
    expect(JSON.stringify(await seen('miller'))).not.toContain(reportId);
    expect((await seen('officer')).notes).toBe('my neighbour works there');
  });

  test('sees the inspection only if it is the inspected enterprise', async () => {
    const [id, inspection] = ['7c', '7d'].map((it) => it.padEnd(26, '0')) as [string, string];
    const at = ago(1);
    const { area, park } = {
      area: { city: '321100', district: '321112', station: 'gaozi' },
      park: 'gaozi-park',
    };
    const site = { enterprise: mill, unit: 'U1', area, park, inspection, similar: [] };
    const found = { kind: 'hazardous-chemicals', source: 'inspection', ...site } as const;
    const by = { by: 'service:hazard', now: at };
    const stream = hazardStream(id);
    await stores.deps.hazards.execute(stream, { type: 'FindHazard', ...found, at, now: at }, by);
    const named = async (person: Person) => (await ask(person, getHazard, { path: { id } })).body.inspection;
    expect([await named('officer'), await named('miller')]).toEqual([inspection, inspection]);
    await stores.deps.hazards.execute(
      stream,
      { type: 'PlaceHazard', enterprise: yard, park: null, at, now: at },
      by,
    );
    expect([await named('officer'), await named('yardman')]).toEqual([inspection, undefined]);
  });
});

describe('lists', () => {
  const ids = async (person: Person, query: Record<string, string>) => {
    const { status, body } = await ask(person, listHazards, { query });
    expect(status, JSON.stringify(body)).toBe(200);
    return HazardPage.parse(body).items.map(({ id }) => id);
  };
  const code = async (person: Person, query: Record<string, string>) =>
    (await ask(person, listHazards, { query })).body.code;

  test('exist for a park, an enterprise or an area', async () => {
    const { id } = await enter('officer');
    for (const query of [{ park: 'gaozi-park' }, { enterprise: mill }, { area: 'gaozi' }, {}] as const) {
      expect((await ids('officer', query))[0]).toBe(id);
    }
    expect((await ids('miller', { enterprise: mill }))[0]).toBe(id);
    expect(await ids('elsewhere', {})).toEqual([]);
  });

  test('are refused to callers without access', async () => {
    expect(await code('elsewhere', { park: 'gaozi-park' })).toBe('unknown-park');
    expect(await code('officer', { area: '321100' })).toBe('area-not-yours');
    expect(await code('officer', { park: 'atlantis' })).toBe('unknown-park');
    expect(await code('officer', { enterprise: '7z000000000000000000000000' })).toBe('not-found');
    expect(await code('miller', { enterprise: yard })).toBe('not-found');
    expect(await code('miller', { park: 'gaozi-park' })).toBe('enterprise-not-yours');
    expect(await code('miller', {})).toBe('enterprise-not-yours');
    expect(await code('officer', { cursor: 'x' })).toBe('invalid-cursor');
  });

  test('return every hazard once over all pages, the latest first', async () => {
    for (const days of [1, 2, 3]) await enter('officer', { at: ago(days) });
    const whole = await ids('officer', { limit: '100' });
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await ask('officer', listHazards, {
        query: { limit: '2', ...(cursor && { cursor }) },
      });
      paged.push(...HazardPage.parse(body).items.map(({ id }) => id));
      cursor = body.cursor;
    } while (cursor);
    expect(paged).toEqual(whole);
  });

  test('show open major hazards, and overdue ones with the oldest deadline first', async () => {
    const { id } = await enter('officer', { clause });
    await act('officer', gradeHazard, id, { grade: 'major', ground: { by: 'needs-stop' } });
    expect(await ids('officer', { grade: 'major' })).toEqual([id]);

    const [late, later] = [await orderedHazard(), await orderedHazard()];
    const at = new Date().toISOString();
    for (const it of [late, later]) {
      await stores.deps.hazards.execute(
        hazardStream(it),
        { type: 'NoteDue', at, now: at },
        { by: 'service:hazard', now: at },
      );
      await stores.shown(it);
    }
    expect(await ids('officer', { park: 'gaozi-park', overdue: 'true' })).toEqual([late, later]);
    await act('officer', extendOrder, late, {
      deadline: new Date(Date.now() + 86_400_000).toISOString(),
      reason: 'parts are late',
    });
    expect(await ids('officer', { overdue: 'true' })).toEqual([later]);
    expect(await ids('officer', { status: 'closed' })).not.toContain(later);
  });
});
