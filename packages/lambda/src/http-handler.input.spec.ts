import { maxFormFields } from '@maplebridge/contracts';
import { describe, expect, test } from 'vitest';
import { ask, collectLog, expectProblem, key, post } from './http-handler.fixture.ts';

collectLog();

describe('bad input', () => {
  test.each([
    ['malformed JSON', '{"name":', {}, 400, 'malformed-json', undefined],
    ['no body', undefined, {}, 400, 'malformed-json', undefined],
    ['a lone surrogate', '{"name":"a\\ud800"}', {}, 400, 'malformed-json', undefined],
    ['a field name with a lone surrogate', '{"name":"x","\\uDC00":1}', {}, 400, 'malformed-json', undefined],
    [
      'a content type other than JSON',
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

  test('a query parameter on a route without any', async () => {
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

  test('a route without a handler', async () => {
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

  test('needs no idempotency key and ignores one that is sent', async () => {
    const response = await send('name=a+b', { 'idempotency-key': key });
    expect(response).toMatchObject({ statusCode: 201, json: { body: { name: 'a b' }, key: '' } });
    expect(response.json.context.request).toBeUndefined();
  });

  test('passes the origin of the request to the handler', async () => {
    expect((await send('name=a')).json.origin).toBe('http://api.example');
    expect((await send('name=a', { 'x-forwarded-proto': 'https' })).json.origin).toBe('https://api.example');
  });

  test('rejects other content types, unknown fields and large bodies', async () => {
    const json = await send('{"name":"a"}', { 'content-type': 'application/json' });
    expectProblem(json, 415, 'unsupported-media-type');
    expect(json.json.detail).toBe('must be application/x-www-form-urlencoded');
    expectProblem(await send('name=a&b=c'), 422, 'invalid-request', '/body/b');
    expectProblem(await send(`name=${'a'.repeat(1000)}`), 413, 'payload-too-large');
  });

  test('limits the number of fields', async () => {
    const most = 'b=&'.repeat(maxFormFields - 1);
    expectProblem(await send(`${most}b=`), 422, 'invalid-request', '/body/name');
    expectProblem(await send(`${most}&b=`), 413, 'too-many-fields');
  });
});
