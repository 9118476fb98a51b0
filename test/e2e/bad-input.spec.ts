import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { dispute, type System, send, startSystem } from '../support/system.ts';

let system: System;
let tokens: Record<'li' | 'officer' | 'baotalu' | 'department' | 'supervisor', string>;
/** A report of Dingmao and the case opened for it. */
let id: string;

beforeAll(async () => {
  system = await startSystem();
  const { token } = system;
  tokens = {
    li: await token('li'),
    officer: await token('dingmao-officer'),
    baotalu: await token('baotalu-officer'),
    department: await token('emergency'),
    supervisor: await token('city-supervisor'),
  };
  id = (await send(system, 'POST', '/reports', { token: tokens.officer, body: dispute() })).body.id;
  await vi.waitFor(
    async () =>
      expect((await send(system, 'GET', `/cases/${id}`, { token: tokens.officer })).status).toBe(200),
    { timeout: 20_000 },
  );
});
afterAll(() => system.remove());

type Request = Parameters<typeof send>[3];
type Who = keyof typeof tokens;

const unknown = '00000000000000000000000000';
const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;

/** What is sent, as whom, and the refusal: status, code and, where a field is at fault, its pointer. */
const refusals: [string, Who | undefined, string, string, Request, number, string, string?][] = [
  ['JSON that is none', 'li', 'POST', '/reports', { body: '{"kind":' }, 400, 'malformed-json'],
  ['an empty body', 'li', 'POST', '/reports', { body: '' }, 400, 'malformed-json'],
  [
    'a body nested without end',
    'li',
    'POST',
    '/reports',
    { body: deep },
    422,
    'invalid-request',
    '/body/kind',
  ],
  ['a list where an object is due', 'li', 'POST', '/reports', { body: [] }, 422, 'invalid-request', '/body'],
  ['null', 'li', 'POST', '/reports', { body: 'null' }, 422, 'invalid-request', '/body'],
  [
    'another media type',
    'li',
    'POST',
    '/reports',
    { body: dispute(), headers: { 'content-type': 'text/plain' } },
    415,
    'unsupported-media-type',
  ],
  [
    'a wrong type',
    'li',
    'POST',
    '/reports',
    { body: dispute({ words: 7 }) },
    422,
    'invalid-request',
    '/body/words',
  ],
  [
    'an unknown kind',
    'li',
    'POST',
    '/reports',
    { body: dispute({ kind: 'gossip' }) },
    422,
    'invalid-request',
    '/body/kind',
  ],
  [
    'an unknown category',
    'li',
    'POST',
    '/reports',
    { body: dispute({ category: 'gossip' }) },
    422,
    'invalid-request',
    '/body/category',
  ],
  [
    'an unknown field',
    'li',
    'POST',
    '/reports',
    { body: dispute({ 'a/b': 1 }) },
    422,
    'invalid-request',
    '/body/a~1b',
  ],
  [
    'a field of the prototype',
    'li',
    'POST',
    '/reports',
    { body: `{"__proto__":{"a":1},${JSON.stringify(dispute()).slice(1)}` },
    422,
    'invalid-request',
    '/body/__proto__',
  ],
  [
    'control characters',
    'li',
    'POST',
    '/reports',
    { body: dispute({ words: 'a\u0000b' }) },
    422,
    'invalid-request',
    '/body/words',
  ],
  [
    'a position off the globe',
    'li',
    'POST',
    '/reports',
    { body: dispute({ position: { lng: 181, lat: 0 } }) },
    422,
    'invalid-request',
    '/body/position/lng',
  ],
  [
    'a position outside the city',
    'li',
    'POST',
    '/reports',
    { body: dispute({ position: { lng: 116.4, lat: 39.9 } }) },
    422,
    'outside-city',
    '/body/position',
  ],
  [
    'too few parties',
    'li',
    'POST',
    '/reports',
    { body: dispute({ parties: [{ name: 'one' }] }) },
    422,
    'invalid-request',
    '/body/parties',
  ],
  [
    'a time without offset',
    'officer',
    'POST',
    '/reports',
    { body: dispute({ receivedAt: '2019-05-21T09:30:00' }) },
    422,
    'invalid-request',
    '/body/receivedAt',
  ],
  [
    'a time in the future',
    'officer',
    'POST',
    '/reports',
    { body: dispute({ receivedAt: '2999-05-21T09:30:00Z' }) },
    422,
    'time-in-future',
    '/body/receivedAt',
  ],
  [
    'an earlier time by a resident',
    'li',
    'POST',
    '/reports',
    { body: dispute({ receivedAt: '2019-05-21T09:30:00Z' }) },
    403,
    'backdating-not-allowed',
    '/body/receivedAt',
  ],
  [
    'a body over the route’s limit',
    'li',
    'POST',
    '/reports',
    { body: dispute({ words: 'x'.repeat(70_000) }) },
    413,
    'payload-too-large',
  ],
  [
    'a body over the gateway’s limit',
    'li',
    'POST',
    '/reports',
    { body: 'x'.repeat(11 * 1024 * 1024) },
    413,
    'payload-too-large',
  ],
  [
    'no idempotency key',
    'li',
    'POST',
    '/reports',
    { body: dispute(), headers: { 'idempotency-key': '' } },
    400,
    'idempotency-key-missing',
  ],
  [
    'a short idempotency key',
    'li',
    'POST',
    '/reports',
    { body: dispute(), headers: { 'idempotency-key': 'short' } },
    400,
    'idempotency-key-missing',
  ],

  ['no token', undefined, 'GET', '/cases', {}, 401, 'unauthenticated'],
  ['a token that is none', undefined, 'GET', '/cases', { token: 'nonsense' }, 401, 'unauthenticated'],
  [
    'another scheme',
    undefined,
    'GET',
    '/cases',
    { headers: { authorization: 'Basic bGk6bGk=' } },
    401,
    'unauthenticated',
  ],
  ['a role that may not', 'li', 'GET', '/cases', {}, 403, 'role-not-allowed'],
  [
    'a role that may not, on statistics',
    'li',
    'GET',
    '/statistics/mediation?from=2019-04-01&to=2019-04-30',
    {},
    403,
    'role-not-allowed',
  ],
  ['another area’s cases', 'baotalu', 'GET', '/cases?area=dingmao', {}, 403, 'area-not-yours'],
  ['an area nobody knows', 'supervisor', 'GET', '/cases?area=atlantis', {}, 403, 'area-not-yours'],
  [
    'a wider area',
    'officer',
    'GET',
    '/statistics/mediation?area=321100&from=2019-04-01&to=2019-04-30',
    {},
    403,
    'area-not-yours',
  ],

  ['an id of another form', 'officer', 'GET', '/cases/7', {}, 422, 'invalid-request', '/path/id'],
  ['an unknown case', 'officer', 'GET', `/cases/${unknown}`, {}, 404, 'not-found'],
  ['the history of an unknown case', 'officer', 'GET', `/cases/${unknown}/history`, {}, 404, 'not-found'],
  ['an unknown report', 'officer', 'GET', `/reports/${unknown}`, {}, 404, 'not-found'],
  [
    'a command on an unknown case',
    'officer',
    'POST',
    `/cases/${unknown}/consents`,
    { body: { party: 'A', answer: 'given' } },
    404,
    'not-found',
  ],
  ['an unknown tracking code', undefined, 'GET', `/tracking/${unknown}`, {}, 404, 'not-found'],
  ['an unknown path', 'officer', 'GET', '/gossip', {}, 404, 'not-found'],
  ['another method', 'officer', 'DELETE', '/cases', {}, 404, 'not-found'],

  [
    'an unknown query parameter',
    'officer',
    'GET',
    '/cases?colour=red',
    {},
    422,
    'invalid-request',
    '/query/colour',
  ],
  [
    'a repeated query parameter',
    'officer',
    'GET',
    '/cases?limit=1&limit=2',
    {},
    422,
    'invalid-request',
    '/query/limit',
  ],
  ['a limit of nothing', 'officer', 'GET', '/cases?limit=0', {}, 422, 'invalid-request', '/query/limit'],
  ['a limit without limit', 'officer', 'GET', '/cases?limit=101', {}, 422, 'invalid-request', '/query/limit'],
  ['a cursor of no list', 'officer', 'GET', '/cases?cursor=bm9uc2Vuc2U', {}, 400, 'invalid-cursor'],
  [
    'a query parameter where none is taken',
    'officer',
    'GET',
    `/reports/${unknown}?x=1`,
    {},
    422,
    'invalid-request',
    '/query/x',
  ],
  [
    'a span without an end',
    'supervisor',
    'GET',
    '/statistics/mediation?from=2019-04-01',
    {},
    422,
    'invalid-request',
    '/query/to',
  ],
  [
    'a span that ends before it begins',
    'supervisor',
    'GET',
    '/statistics/mediation?from=2019-04-02&to=2019-04-01',
    {},
    422,
    'invalid-request',
    '/query/to',
  ],
  [
    'a date there is not',
    'supervisor',
    'GET',
    '/statistics/mediation?from=2019-02-30&to=2019-04-01',
    {},
    422,
    'invalid-request',
    '/query/from',
  ],
];

async function refused(who: Who | undefined, method: string, path: string, request: Request) {
  return send(system, method, path, { ...(who && { token: tokens[who] }), ...request });
}

test.each(refusals)('%s', async (_, who, method, path, request, status, code, pointer) => {
  const answer = await refused(who, method, path, request);
  expect(answer.body).toMatchObject({ status, code });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  if (pointer)
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
});

test('none of it left anything behind', async () => {
  expect(await system.items('intake-Log')).toHaveLength(2);
  expect(await system.items('mediation-Log')).toHaveLength(1);
  expect(await system.items('intake-Dossier')).toHaveLength(1);
  expect(await system.items('mediation-Dossier')).toHaveLength(0);
});

describe('a token', () => {
  const claims = { role: 'officer', area: 'dingmao' };
  const signed = async (over: { exp?: string; aud?: string; iss?: string }) => {
    const { privateKey } = await generateKeyPair('RS256');
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'local' })
      .setSubject('dingmao-officer')
      .setIssuer(over.iss ?? 'http://127.0.0.1:4701')
      .setAudience(over.aud ?? 'maplebridge')
      .setIssuedAt()
      .setExpirationTime(over.exp ?? '1h')
      .sign(privateKey);
  };
  test('signed by someone else is no token', async () =>
    expect((await send(system, 'GET', '/cases', { token: await signed({}) })).status).toBe(401));

  test('whose claims were changed is no token', async () => {
    const [header, , signature] = tokens.li.split('.');
    const forged = Buffer.from(
      JSON.stringify({ ...claims, sub: 'li', iss: 'http://127.0.0.1:4701', aud: 'maplebridge', exp: 4e9 }),
    );
    const token = [header, forged.toString('base64url'), signature].join('.');
    expect((await send(system, 'GET', '/cases', { token })).status).toBe(401);
  });

  test('without a signature is no token', async () => {
    const part = (it: object) => Buffer.from(JSON.stringify(it)).toString('base64url');
    const token = `${part({ alg: 'none' })}.${part({ ...claims, sub: 'x', iss: 'http://127.0.0.1:4701', aud: 'maplebridge', exp: 4e9 })}.`;
    expect((await send(system, 'GET', '/cases', { token })).status).toBe(401);
  });
});

describe('languages', () => {
  test('titles come in the caller’s language', async () => {
    const say = async (language: string) =>
      (
        await send(system, 'GET', `/cases/${unknown}`, {
          token: tokens.officer,
          headers: { 'accept-language': language },
        })
      ).body.title;
    expect(await say('zh-CN,zh;q=0.9,en;q=0.5')).toBe('未找到');
    expect(await say('en')).toBe('There is nothing here');
  });
});

describe('areas', () => {
  test('another station sees and touches nothing of a case', async () => {
    const token = tokens.baotalu;
    expect((await send(system, 'GET', `/cases/${id}`, { token })).body.code).toBe('area-not-yours');
    expect((await send(system, 'GET', `/reports/${id}`, { token })).body.code).toBe('area-not-yours');
    const body = { party: 'A', answer: 'refused' };
    expect((await send(system, 'POST', `/cases/${id}/consents`, { token, body })).body.code).toBe(
      'area-not-yours',
    );
    expect((await send(system, 'GET', '/cases', { token })).body.items).toEqual([]);
  });

  test('a resident sees their own report and no other', async () =>
    expect((await send(system, 'GET', `/reports/${id}`, { token: tokens.li })).body.code).toBe(
      'not-your-report',
    ));
});

describe('repetition', () => {
  test('the same key and body give the same answer, another body 422, another caller something new', async () => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const body = dispute();
    const first = await send(system, 'POST', '/reports', { token: tokens.li, body, headers });
    const again = await send(system, 'POST', '/reports', { token: tokens.li, body, headers });
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([
      201,
      first.body,
      first.headers.get('etag'),
    ]);
    const other = await send(system, 'POST', '/reports', {
      token: tokens.li,
      body: dispute({ words: 'else' }),
      headers,
    });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    const elsewhere = await send(system, 'POST', '/reports', { token: tokens.officer, body, headers });
    expect(elsewhere.status).toBe(201);
    expect(elsewhere.body.id).not.toBe(first.body.id);
  });

  test('a hundred requests with one key at once are one', async () => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const all = await Promise.all(
      Array.from({ length: 100 }, () =>
        send(system, 'POST', '/reports', { token: tokens.li, body: dispute(), headers }),
      ),
    );
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(all.map(({ body }) => body.id)).size).toBe(1);
  });

  test('a stale If-Match is refused and changes nothing', async () => {
    const path = `/cases/${id}/consents`;
    const body = { party: 'A', answer: 'given' };
    const etag =
      (await send(system, 'GET', `/cases/${id}`, { token: tokens.officer })).headers.get('etag') ?? '';
    const done = await send(system, 'POST', path, {
      token: tokens.officer,
      body,
      headers: { 'if-match': etag },
    });
    expect(done.status).toBe(201);
    const stale = await send(system, 'POST', path, {
      token: tokens.officer,
      body: { ...body, party: 'B' },
      headers: { 'if-match': etag },
    });
    expect([stale.status, stale.body.code]).toEqual([412, 'version-stale']);
    const weak = await send(system, 'POST', path, {
      token: tokens.officer,
      body,
      headers: { 'if-match': 'W/"1"' },
    });
    expect([weak.status, weak.body.errors[0].pointer]).toEqual([422, '/header/if-match']);
  });
});

describe('anonymous reports', () => {
  test('are followed by their tracking code alone, which the system does not know', async () => {
    const { status, body } = await send(system, 'POST', '/anonymous-reports', { body: dispute() });
    expect(status).toBe(201);
    const tracked = await send(system, 'GET', `/tracking/${body.trackingCode}`);
    expect(tracked.body).toMatchObject({ id: body.id, kind: 'dispute' });
    expect(tracked.body.words).toBeUndefined();
    expect((await send(system, 'GET', `/tracking/${body.id}`)).status).toBe(404);
    for (const table of ['-Log', '-View', '-Dossier']) {
      expect(JSON.stringify(await system.items(table))).not.toContain(body.trackingCode);
    }
  });

  test('come no faster than the route lets them', async () => {
    const all = await Promise.all(
      Array.from({ length: 60 }, () => send(system, 'GET', `/tracking/${unknown}`)),
    );
    const throttled = all.filter(({ status }) => status === 429);
    expect(throttled.length).toBeGreaterThan(0);
    expect(throttled[0]?.body).toMatchObject({ code: 'throttled' });
    expect(all.filter(({ status }) => status === 404).length).toBeGreaterThan(10);
  });
});

test('the API describes itself to anyone', async () => {
  const { status, body } = await send(system, 'GET', '/openapi.json');
  expect([status, body.openapi]).toEqual([200, '3.1.1']);
});

test('a web console of the stage’s list may call, another may not', async () => {
  const preflight = (origin: string) =>
    send(system, 'OPTIONS', '/reports', {
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    });
  const allowed = await preflight('http://127.0.0.1:4710');
  expect(allowed.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:4710');
  expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
});
