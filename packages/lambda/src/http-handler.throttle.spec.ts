import { route } from '@maplebridge/contracts';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import {
  claimNames,
  collectLog,
  context,
  key,
  logged,
  makeThing,
  officer,
  readThing,
  secret,
} from './http-handler.fixture.ts';
import { type Binding, httpHandler, on } from './http-handler.ts';
import { created, ok, refuse } from './reply.ts';
import type { CallerThrottle } from './throttle-store.ts';

collectLog();

describe('a route with a limit for each caller', () => {
  const counted = route({ ...makeThing, throttle: { perCaller: { most: 2, per: 'hour' } } });
  const answer = on(counted, async () => created({}, 1));
  const asked = (claims: object | undefined, headers = {}, body = '{"name":"x"}') =>
    ({
      routeKey: 'POST /things',
      rawPath: '/things',
      headers: { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
      body,
      requestContext: {
        requestId: 'r-1',
        http: { method: 'POST', path: '/things', sourceIp: '2001:db8::7' },
        authorizer: { jwt: { claims } },
      },
    }) as never;
  const resident = { sub: 'li', role: 'resident', area: '321100' };
  const counting = (over: Awaited<ReturnType<CallerThrottle>> | Error, binding: Binding = answer) => {
    const seen: Parameters<CallerThrottle>[] = [];
    const throttle: CallerThrottle = async (...call) => {
      seen.push(call);
      if (over instanceof Error) throw over;
      return over;
    };
    const handle = httpHandler(claimNames, [binding], { throttle, secret });
    return {
      seen,
      handle: async (event: never) => (await handle(event, context)) as APIGatewayProxyStructuredResultV2,
    };
  };

  test('answers 429 with Retry-After beyond the limit', async () => {
    const { handle, seen } = counting({ retryAfterSeconds: 30 });
    const response = await handle(asked(resident));
    expect(response).toMatchObject({ statusCode: 429, headers: { 'retry-after': '30' } });
    expect(JSON.parse(response.body ?? '')).toMatchObject({ code: 'caller-throttled' });
    expect(seen).toEqual([
      [expect.objectContaining({ who: 'account li', route: 'makeThing' }), { most: 2, per: 'hour' }],
    ]);
  });

  test('counts callers without an account by network', async () => {
    const { handle, seen } = counting(undefined);
    expect((await handle(asked(undefined))).statusCode).toBe(201);
    expect(seen[0]?.[0].who).toBe('network 2001:db8:0:0');
  });

  test('does not count staff when the limit has no number for them', async () => {
    const { handle, seen } = counting({ retryAfterSeconds: 30 });
    expect((await handle(asked(officer))).statusCode).toBe(201);
    expect(seen).toEqual([]);
  });

  describe('a read that names a limit for staff', () => {
    const costly = on(
      route({
        ...readThing,
        roles: ['officer', 'resident'],
        throttle: { perCaller: { most: 2, staff: 7, per: 'minute' } },
      }),
      async () => ok({}),
    );
    const reading = (claims: object) =>
      ({
        ...(asked(claims) as object),
        routeKey: 'GET /things/{id}',
        pathParameters: { id: 'a' },
        body: undefined,
      }) as never;

    test.each([
      ['staff', officer, 7],
      ['everyone else', resident, 2],
    ])('counts each request of %s', async (_, claims, most) => {
      const { handle, seen } = counting({ retryAfterSeconds: 30 }, costly);
      for (let n = 0; n < 2; n++)
        expect(await handle(reading(claims))).toMatchObject({
          statusCode: 429,
          headers: { 'retry-after': '30' },
        });
      expect(seen.map(([{ request }, limit]) => [request, limit])).toEqual([
        [undefined, { most, per: 'minute' }],
        [undefined, { most, per: 'minute' }],
      ]);
    });
  });

  test('does not count an invalid request of an account', async () => {
    const { handle, seen } = counting(undefined);
    expect((await handle(asked(resident, {}, '{"name":7}'))).statusCode).toBe(422);
    expect(seen).toEqual([]);
  });

  test('counts a request without an account before reading its body', async () => {
    const { handle, seen } = counting({ retryAfterSeconds: 30 });
    for (const body of ['{', '{"name":7}', '['.repeat(50_000)])
      expect((await handle(asked(undefined, {}, body))).statusCode).toBe(429);
    expect(seen).toHaveLength(3);
  });

  test('does not count a request without a valid idempotency key', async () => {
    const { handle, seen } = counting(undefined);
    expect((await handle(asked(undefined, { 'idempotency-key': 'short' }))).statusCode).toBe(400);
    expect(seen).toEqual([]);
  });

  test('without an account, the same key and the same bytes are one request', async () => {
    const { handle, seen } = counting(undefined);
    for (const body of ['{"name":"x"}', '{"name":"x"}', '{ "name": "x" }'])
      await handle(asked(undefined, {}, body));
    await handle(asked(undefined, { 'idempotency-key': key.toUpperCase() }));
    const [first, second, ...others] = seen.map(([{ request }]) => request);
    expect(second).toBe(first);
    expect(new Set([first, ...others]).size).toBe(3);
  });

  test('with an account, the same key and the same body are one request', async () => {
    const { handle, seen } = counting(undefined);
    for (const body of ['{"name":"x"}', '{ "name": "x" }', '{"name":"y"}']) {
      await handle(asked(resident, {}, body));
    }
    const requests = seen.map(([{ request }]) => request);
    expect(requests[1]).toBe(requests[0]);
    expect(requests[2]).not.toBe(requests[0]);
  });

  test.each([
    ['an account', resident],
    ['no account', undefined],
  ])('fails open and counts the error when the throttle store fails: %s', async (_, claims) => {
    const { handle } = counting(new Error('secret li'));
    expect((await handle(asked(claims))).statusCode).toBe(201);
    expect(logged.join()).toContain('"CallersNotCounted":1');
    expect(logged.join()).not.toContain('secret li');
  });

  test('a handler without a throttle store does not start', () =>
    expect(() => httpHandler(claimNames, [answer])).toThrow('POST /things counts its callers'));

  test('a handler that takes idempotency keys does not start without a secret', () =>
    expect(() => httpHandler(claimNames, [on(makeThing, async () => refuse('conflict'))])).toThrow(
      "POST /things needs the deployment's secret",
    ));
});
