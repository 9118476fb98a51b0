import { maxFormFields, type Problem, route } from '@maplebridge/contracts';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { type Binding, httpHandler, on } from './http-handler.ts';
import { created, ok, refuse } from './reply.ts';
import { readPart } from './request.ts';
import type { CallerThrottle } from './throttle-store.ts';

const readThing = route({
  operationId: 'readThing',
  method: 'GET',
  path: '/things/{id}',
  summary: { en: 'Read', zh: '读' },
  roles: ['officer'],
  scope: 'area',
  params: z.strictObject({ id: z.string().max(5) }),
  query: z.strictObject({ size: z.string().regex(/^\d$/).optional() }),
  answers: { 200: z.unknown() },
  rejections: ['not-found'],
});
const makeThing = route({
  operationId: 'makeThing',
  method: 'POST',
  path: '/things',
  summary: { en: 'Make', zh: '造' },
  roles: 'anyone',
  scope: 'open',
  body: z.strictObject({ name: z.string(), at: z.strictObject({ lng: z.number() }).optional() }),
  answers: { 201: z.unknown() },
  rejections: ['conflict'],
  maxBodyBytes: 100,
});
const sendForm = route({
  operationId: 'sendForm',
  method: 'POST',
  path: '/forms',
  summary: { en: 'Send', zh: '送' },
  roles: 'anyone',
  scope: 'open',
  consumes: 'application/x-www-form-urlencoded',
  repetition: 'by-content',
  body: z.strictObject({ name: z.string() }),
  answers: { 201: z.unknown() },
  rejections: [],
  maxBodyBytes: 1000,
});

const makeThings = route({
  ...makeThing,
  operationId: 'makeThings',
  path: '/lots',
  body: z.strictObject({ parts: z.array(z.unknown()) }),
  answers: { 200: z.unknown() },
  maxBodyBytes: 1000,
});

const key = '4be0643f-1d98-573b-97cd-ca98a65347dd';
const officer = { sub: 's-1', role: 'officer', area: 'dingmao' };
const context = {
  awsRequestId: 'a-1',
  functionName: 'things',
  getRemainingTimeInMillis: () => 1000,
} as Context;

const secret = async () => 'secret';
const bindings = [
  on(readThing, async ({ params, query, caller }) => {
    if (params.id === 'gone') return refuse('not-found');
    if (params.id === 'crash') throw new Error('secret 13800000000');
    return ok({ ...params, ...query, by: caller.role }, 7);
  }),
  on(makeThing, async ({ body, context }) => created({ ...body, context }, 1, '/things/1')),
  on(sendForm, async ({ body, key, context, origin }) => ({
    status: 201,
    body: { body, key, context, origin },
  })),
  on(makeThings, async ({ body, settle }) =>
    ok(
      await Promise.all(
        body.parts.map((part) =>
          settle(async () => {
            const read = readPart(makeThing, part);
            if ('refusal' in read) return read.refusal;
            if (read.value.name === 'crash') throw new Error('secret 13800000000');
            return read.value.name === 'taken' ? refuse('conflict') : created(read.value, 1);
          }),
        ),
      ),
    ),
  ),
];
const handler = httpHandler({ role: 'role', area: 'area', department: 'department' }, bindings, { secret });

interface Asked {
  routeKey?: string;
  claims?: object | undefined;
  headers?: Record<string, string>;
  path?: Record<string, string>;
  query?: Record<string, string>;
  body?: string | undefined;
}

async function ask(asked: Asked, asking = handler) {
  const response = (await asking(eventOf(asked) as never, context)) as APIGatewayProxyStructuredResultV2;
  return { ...response, json: JSON.parse(response.body ?? 'null') };
}

function eventOf({
  routeKey = 'GET /things/{id}',
  claims = officer,
  headers = {},
  path,
  query,
  body,
}: Asked) {
  const [method = '', rawPath = ''] = routeKey.split(' ');
  return {
    version: '2.0',
    routeKey,
    rawPath,
    headers,
    ...(path && { pathParameters: path }),
    ...(query && { queryStringParameters: query }),
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
    requestContext: { requestId: 'r-1', http: { method, path: rawPath }, authorizer: { jwt: { claims } } },
  } as unknown as APIGatewayProxyEventV2;
}

const post = (body: string | undefined, headers: Record<string, string> = {}) =>
  ask({
    routeKey: 'POST /things',
    body,
    headers: { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
  });

let logged: string[];
beforeEach(() => {
  logged = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((line) => logged.push(String(line)) > 0);
  }
});
afterEach(() => vi.restoreAllMocks());

const expectProblem = (
  response: { statusCode?: number | undefined; json: Problem },
  status: number,
  code: string,
  pointer?: string,
) => {
  expect(response.statusCode).toBe(status);
  expect(response.json).toMatchObject({ status, code, instance: 'r-1' });
  if (pointer) expect(response.json.errors?.map((error) => error.pointer)).toContain(pointer);
};

describe('a good request', () => {
  test('is answered with its version as ETag', async () => {
    const response = await ask({ path: { id: 'a' }, query: { size: '3' } });
    expect(response).toMatchObject({
      statusCode: 200,
      headers: { etag: '"7"' },
      json: { id: 'a', size: '3', by: 'officer' },
    });
  });

  test('that creates is answered with a location, and takes author, mark and trace along', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const response = await post('{"name":"x"}', { traceparent, 'if-match': '"4"' });
    expect(response).toMatchObject({ statusCode: 201, headers: { location: '/things/1', etag: '"1"' } });
    expect(response.json.context).toMatchObject({
      expectedVersion: 4,
      traceparent,
      request: { key: expect.any(String) },
    });
  });

  test('may escape what it likes', async () => {
    const response = await post('{"name":"\\uD83D\\uDE00 \\\\ud800"}');
    expect(response.json.name).toBe('😀 \\ud800');
  });

  test('without a valid trace gets one of its own', async () => {
    const response = await post('{"name":"x"}', { traceparent: 'nonsense' });
    expect(response.json.context.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });
});

describe('who may not call', () => {
  test('is unauthenticated without an account, role and area', async () => {
    expectProblem(await ask({ claims: {}, path: { id: 'a' } }), 401, 'unauthenticated');
  });
  test('is told when the role is not among the route’s', async () => {
    expectProblem(
      await ask({ claims: { ...officer, role: 'resident' }, path: { id: 'a' } }),
      403,
      'role-not-allowed',
    );
  });
});

describe('bad input', () => {
  test.each([
    ['malformed JSON', '{"name":', {}, 400, 'malformed-json', undefined],
    ['no body', undefined, {}, 400, 'malformed-json', undefined],
    ['a lone surrogate', '{"name":"a\\ud800"}', {}, 400, 'malformed-json', undefined],
    ['a name that is no Unicode', '{"name":"x","\\uDC00":1}', {}, 400, 'malformed-json', undefined],
    [
      'a body that is no JSON type',
      '{"name":"x"}',
      { 'content-type': 'text/plain' },
      415,
      'unsupported-media-type',
      undefined,
    ],
    [
      'a body over the limit',
      JSON.stringify({ name: '名'.repeat(40) }),
      {},
      413,
      'payload-too-large',
      undefined,
    ],
    ['a wrong type', '{"name":1}', {}, 422, 'invalid-request', '/body/name'],
    ['a wrong nested type', '{"name":"x","at":{"lng":"1"}}', {}, 422, 'invalid-request', '/body/at/lng'],
    ['an unknown field', '{"name":"x","a/b~":1}', {}, 422, 'invalid-request', '/body/a~1b~0'],
    [
      'a prototype key',
      '{"name":"x","__proto__":{"admin":true}}',
      {},
      422,
      'invalid-request',
      '/body/__proto__',
    ],
    ['an array for an object', '[]', {}, 422, 'invalid-request', '/body'],
    [
      'no idempotency key',
      '{"name":"x"}',
      { 'idempotency-key': '' },
      400,
      'idempotency-key-missing',
      undefined,
    ],
    ['a weak ETag', '{"name":"x"}', { 'if-match': 'W/"1"' }, 422, 'invalid-request', '/header/if-match'],
  ] as const)('%s', async (_name, body, headers, status, code, pointer) => {
    expectProblem(await post(body, headers), status, code, pointer);
  });

  test('an unknown or invalid query parameter, a bad path parameter', async () => {
    expectProblem(
      await ask({ path: { id: 'a' }, query: { colour: 'red' } }),
      422,
      'invalid-request',
      '/query/colour',
    );
    expectProblem(
      await ask({ path: { id: 'a' }, query: { size: 'x' } }),
      422,
      'invalid-request',
      '/query/size',
    );
    expectProblem(await ask({ path: { id: 'too-long' } }), 422, 'invalid-request', '/path/id');
  });

  test('a query where the route takes none', async () => {
    const response = await ask({
      routeKey: 'POST /things',
      query: { a: '1' },
      body: '{}',
      headers: { 'idempotency-key': key },
    });
    expectProblem(response, 422, 'invalid-request', '/query/a');
  });

  test('a body nested too deeply', async () => {
    const response = await ask({
      routeKey: 'POST /lots',
      body: `{"parts":${'['.repeat(200)}${']'.repeat(200)}}`,
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
    });
    expectProblem(response, 400, 'nested-too-deep');
  });

  test('a route no one bound', async () => {
    expectProblem(await ask({ routeKey: '$default' }), 404, 'not-found');
  });
});

describe('a route that takes forms', () => {
  const type = 'application/x-www-form-urlencoded; charset=UTF-8';
  const send = (body: string, headers: Record<string, string> = {}) =>
    ask({
      routeKey: 'POST /forms',
      body,
      headers: { 'content-type': type, host: 'api.example', ...headers },
    });

  test('needs no key, and marks no request by one', async () => {
    const response = await send('name=a+b', { 'idempotency-key': key });
    expect(response).toMatchObject({ statusCode: 201, json: { body: { name: 'a b' }, key: '' } });
    expect(response.json.context.request).toBeUndefined();
  });

  test('tells where it was found', async () => {
    expect((await send('name=a')).json.origin).toBe('http://api.example');
    expect((await send('name=a', { 'x-forwarded-proto': 'https' })).json.origin).toBe('https://api.example');
  });

  test('takes nothing else', async () => {
    const json = await send('{"name":"a"}', { 'content-type': 'application/json' });
    expectProblem(json, 415, 'unsupported-media-type');
    expect(json.json.detail).toBe('must be application/x-www-form-urlencoded');
    expectProblem(await send('name=a&b=c'), 422, 'invalid-request', '/body/b');
    expectProblem(await send(`name=${'a'.repeat(1000)}`), 413, 'payload-too-large');
  });

  test('takes so many fields and no more', async () => {
    const most = 'b=&'.repeat(maxFormFields - 1);
    expectProblem(await send(`${most}b=`), 422, 'invalid-request', '/body/name');
    expectProblem(await send(`${most}&b=`), 413, 'too-many-fields');
  });
});

test('a function may refuse in words of its own, and answer in other media types', async () => {
  const claims = { role: 'role', area: 'area', department: 'department' };
  const own = httpHandler(
    claims,
    [on(readThing, async () => ({ status: 200, body: '"<a/>"', type: 'text/xml' }))],
    {
      refusing: ({ rejected }, { path, correlationId }) => ({
        statusCode: 418,
        body: JSON.stringify([rejected, path, correlationId]),
      }),
    },
  );
  const refused = await ask({ path: { id: 'too-long' } }, own);
  expect([refused.statusCode, refused.json]).toEqual([418, ['invalid-request', '/things/{id}', 'r-1']]);
  const answered = await ask({ path: { id: 'a' } }, own);
  expect(answered).toMatchObject({
    json: '<a/>',
    headers: { 'content-type': 'text/xml; charset=utf-8', 'x-content-type-options': 'nosniff' },
  });
});

test('a refusal speaks the caller’s language', async () => {
  for (const [header, title] of [
    ['zh-CN,zh;q=0.9,en;q=0.8', '未找到'],
    ['fr, en;q=0.5, zh;q=0.9', '未找到'],
    ['ja', 'There is nothing here'],
    ['zh;q=0, en', 'There is nothing here'],
  ] as const) {
    const response = await ask({ path: { id: 'gone' }, headers: { 'accept-language': header } });
    expectProblem(response, 404, 'not-found');
    expect(response.json.title).toBe(title);
    expect(response.headers?.['content-type']).toBe('application/problem+json; charset=utf-8');
  }
});

describe('callers are counted where a route says so', () => {
  const counted = route({ ...makeThing, throttle: { perCaller: { most: 2, per: 'hour' } } });
  const answer = on(counted, async () => created({}, 1));
  const claimed = { role: 'role', area: 'area', department: 'department' };
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
    const handle = httpHandler(claimed, [binding], { throttle, secret });
    return {
      seen,
      handle: async (event: never) => (await handle(event, context)) as APIGatewayProxyStructuredResultV2,
    };
  };

  test('and one too many is told when to come back', async () => {
    const { handle, seen } = counting({ retryAfterSeconds: 30 });
    const response = await handle(asked(resident));
    expect(response).toMatchObject({ statusCode: 429, headers: { 'retry-after': '30' } });
    expect(JSON.parse(response.body ?? '')).toMatchObject({ code: 'caller-throttled' });
    expect(seen).toEqual([
      [expect.objectContaining({ who: 'account li', route: 'makeThing' }), { most: 2, per: 'hour' }],
    ]);
  });

  test('by the network they come from when they have no account', async () => {
    const { handle, seen } = counting(undefined);
    expect((await handle(asked(undefined))).statusCode).toBe(201);
    expect(seen[0]?.[0].who).toBe('network 2001:db8:0:0');
  });

  test('and staff are not where the limit names none for them', async () => {
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
    ])('counts %s, each read by itself', async (_, claims, most) => {
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

  test('nor is what would not be carried out for an account', async () => {
    const { handle, seen } = counting(undefined);
    expect((await handle(asked(resident, {}, '{"name":7}'))).statusCode).toBe(422);
    expect(seen).toEqual([]);
  });

  test('a body without an account is counted before it is read', async () => {
    const { handle, seen } = counting({ retryAfterSeconds: 30 });
    for (const body of ['{', '{"name":7}', '['.repeat(50_000)])
      expect((await handle(asked(undefined, {}, body))).statusCode).toBe(429);
    expect(seen).toHaveLength(3);
  });

  test('a caller who is not admitted is not counted', async () => {
    const { handle, seen } = counting(undefined);
    expect((await handle(asked(undefined, { 'idempotency-key': 'short' }))).statusCode).toBe(400);
    expect(seen).toEqual([]);
  });

  test('without an account a repetition is known by its key and its bytes', async () => {
    const { handle, seen } = counting(undefined);
    for (const body of ['{"name":"x"}', '{"name":"x"}', '{ "name": "x" }'])
      await handle(asked(undefined, {}, body));
    await handle(asked(undefined, { 'idempotency-key': key.toUpperCase() }));
    const [first, second, ...others] = seen.map(([{ request }]) => request);
    expect(second).toBe(first);
    expect(new Set([first, ...others]).size).toBe(3);
  });

  test('a repetition is known by its key and body', async () => {
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
  ])('and a counter at fault blocks no request, but is told: %s', async (_, claims) => {
    const { handle } = counting(new Error('secret li'));
    expect((await handle(asked(claims))).statusCode).toBe(201);
    expect(logged.join()).toContain('"CallersNotCounted":1');
    expect(logged.join()).not.toContain('secret li');
  });

  test('a handler without a counter does not start', () =>
    expect(() => httpHandler(claimed, [answer])).toThrow('POST /things counts its callers'));

  test('nor does one that takes keys without a secret', () =>
    expect(() => httpHandler(claimed, [on(makeThing, async () => refuse('conflict'))])).toThrow(
      "POST /things needs the deployment's secret",
    ));
});

test('a fault is a 500 that tells nothing but the correlation id', async () => {
  const response = await ask({ path: { id: 'crash' } });
  expectProblem(response, 500, 'internal');
  expect(response.body).not.toContain('13800000000');
});

describe('each of several things asked for at once', () => {
  const lot = (parts: unknown[], headers: Record<string, string> = {}) =>
    ask({
      routeKey: 'POST /lots',
      body: JSON.stringify({ parts }),
      headers: { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
    });

  test('ends as it would alone, and hurts no other', async () => {
    const good = { name: 'good' };
    const bad = { name: 'good', at: { lng: 'x' } };
    const parts = [good, bad, { name: 'crash' }, { name: 'taken' }, { name: '名'.repeat(40) }, null, good];
    const { statusCode, json } = await lot(parts, { 'accept-language': 'zh' });
    expect(statusCode).toBe(200);
    expect(json.map(({ status }: { status: number }) => status)).toEqual([201, 422, 500, 409, 413, 422, 201]);
    expect([json[0].body, json[6].body]).toEqual([good, good]);
    expect(json[1].problem).toMatchObject({
      code: 'invalid-request',
      title: '部分字段不符合要求',
      instance: 'r-1',
      errors: [{ pointer: '/body/at/lng' }],
    });
    expect(json[5].problem.errors[0].pointer).toBe('/body');
  });

  test('is refused, and no fault, however deep it goes', () => {
    const bottomless = JSON.parse(`${'['.repeat(30_000)}${']'.repeat(30_000)}`);
    for (const part of [bottomless, { name: 'x', at: bottomless }])
      expect(readPart(makeThing, part)).toMatchObject({ refusal: { rejected: 'invalid-request' } });
  });

  test('a fault among them is logged and tells nothing', async () => {
    const response = await lot([{ name: 'crash' }]);
    expectProblem({ statusCode: response.json[0].status, json: response.json[0].problem }, 500, 'internal');
    expect(response.body).not.toContain('13800000000');
    expect(logged.find((text) => text.includes('request failed'))).toBeDefined();
  });
});

test('the log holds route, status and correlation id, and no body', async () => {
  await post('{"name":"张三 13800000000"}');
  const line = logged.find((text) => text.includes('request answered'));
  expect(JSON.parse(line ?? '{}')).toMatchObject({
    correlationId: 'r-1',
    route: 'POST /things',
    status: 201,
  });
  expect(logged.join()).not.toMatch(/张三|13800000000/);
});

test('statuses are counted as embedded metrics', async () => {
  await post('{');
  const metric = logged
    .filter((text) => text.startsWith('{'))
    .map((text) => JSON.parse(text))
    .find((line) => line._aws);
  expect(metric).toMatchObject({ Status4xx: 1 });
});
