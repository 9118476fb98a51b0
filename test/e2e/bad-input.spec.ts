import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { dispute, type System, send, startSystem } from '../support/system.ts';
import { signed } from '../support/tokens.ts';
import { cases } from './refusals/cases.ts';
import { mediationInput } from './refusals/mediation-input.ts';
import { type Request, unknown, type Who } from './refusals/refusal.ts';
import { reports } from './refusals/reports.ts';
import { requests } from './refusals/requests.ts';
import { statistics } from './refusals/statistics.ts';

let system: System;
let tokens: Record<Who, string>;
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
    stationSupervisor: await signed(system, {
      ...{ sub: 'dingmao-supervisor', role: 'supervisor', area: 'dingmao' },
    }),
    mediator: await token('dingmao-mediator'),
  };
  id = (await send(system, 'POST', '/reports', { token: tokens.officer, body: dispute() })).body.id;
  await vi.waitFor(
    async () =>
      expect((await send(system, 'GET', `/cases/${id}`, { token: tokens.officer })).status).toBe(200),
    { timeout: 20_000 },
  );
});
afterAll(() => system.remove());

async function refused(who: Who | undefined, method: string, path: string, request: Request) {
  return send(system, method, path, { ...(who && { token: tokens[who] }), ...request });
}

test.each([...requests, ...reports, ...cases, ...mediationInput, ...statistics])(
  '%s',
  async (_, who, method, path, request, status, code, pointer) => {
    const answer = await refused(who, method, path, request);
    expect(answer.body).toMatchObject({ status, code });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    if (pointer)
      expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  },
);

test('refused requests stored nothing', async () => {
  expect(await system.items('intake-Log')).toHaveLength(2);
  expect(await system.items('mediation-Log')).toHaveLength(1);
  // Its text, and its owner.
  expect(await system.items('intake-PersonalDataStore')).toHaveLength(2);
  expect(await system.items('mediation-PersonalDataStore')).toHaveLength(0);
});

describe('languages', () => {
  test('titles are in the caller’s language', async () => {
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
  test('another station can neither read nor change a case', async () => {
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
  test('the same key and body give the same answer, another body 422, another caller a new report', async () => {
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

  test('a hundred concurrent requests with one key create one report', async () => {
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
  test('are followed by their tracking code alone, which the system does not store', async () => {
    const { status, body, headers } = await send(system, 'POST', '/anonymous-reports', { body: dispute() });
    expect(status).toBe(201);
    // Proxies may log headers: none contains the code or a path that needs it.
    expect(headers.get('location')).toBeNull();
    expect(JSON.stringify([...headers])).not.toContain(body.trackingCode);
    const tracked = await send(system, 'GET', `/tracking/${body.trackingCode}`);
    expect(tracked.body).toMatchObject({ id: body.id, kind: 'dispute' });
    expect(tracked.body.words).toBeUndefined();
    expect((await send(system, 'GET', `/tracking/${body.id}`)).status).toBe(404);
    for (const table of ['-Log', '-View', '-PersonalDataStore']) {
      expect(JSON.stringify(await system.items(table))).not.toContain(body.trackingCode);
    }
  });

  test('are throttled by the route', async () => {
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

test('a web console in the stage’s list may call, another may not', async () => {
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
