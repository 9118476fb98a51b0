import { describe, expect, test } from 'vitest';
import {
  ask,
  claimNames,
  collectLog,
  expectProblem,
  logged,
  officer,
  post,
  readThing,
} from './http-handler.fixture.ts';
import { httpHandler, on } from './http-handler.ts';

collectLog();

describe('a good request', () => {
  test('returns the version as ETag', async () => {
    const response = await ask({ path: { id: 'a' }, query: { size: '3' } });
    expect(response).toMatchObject({
      statusCode: 200,
      headers: { etag: '"7"' },
      json: { id: 'a', size: '3', by: 'officer' },
    });
  });

  test('that creates returns a location; the handler receives expected version, request key and trace', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const response = await post('{"name":"x"}', { traceparent, 'if-match': '"4"' });
    expect(response).toMatchObject({ statusCode: 201, headers: { location: '/things/1', etag: '"1"' } });
    expect(response.json.context).toMatchObject({
      expectedVersion: 4,
      traceparent,
      request: { key: expect.any(String) },
    });
  });

  test('may contain any valid JSON escape', async () => {
    const response = await post('{"name":"\\uD83D\\uDE00 \\\\ud800"}');
    expect(response.json.name).toBe('😀 \\ud800');
  });

  test('without a valid traceparent gets a new one', async () => {
    const response = await post('{"name":"x"}', { traceparent: 'nonsense' });
    expect(response.json.context.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });
});

describe('callers that are rejected', () => {
  test('without account, role and area: 401', async () => {
    expectProblem(await ask({ claims: {}, path: { id: 'a' } }), 401, 'unauthenticated');
  });
  test('with a role that the route does not allow: 403', async () => {
    expectProblem(
      await ask({ claims: { ...officer, role: 'resident' }, path: { id: 'a' } }),
      403,
      'role-not-allowed',
    );
  });
});

test('a function may format its own problems and answer in another media type', async () => {
  const own = httpHandler(
    claimNames,
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

test('a problem is in the caller’s language', async () => {
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

test('an exception becomes a 500 that shows only the correlation id', async () => {
  const response = await ask({ path: { id: 'crash' } });
  expectProblem(response, 500, 'internal');
  expect(response.body).not.toContain('13800000000');
});

test('the log contains route, status and correlation id, but no body', async () => {
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
