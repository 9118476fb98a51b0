import { describe, expect, test } from 'vitest';
import { ask, collectLog, expectProblem, key, logged, makeThing } from './http-handler.fixture.ts';
import { readPart } from './request.ts';

collectLog();

describe('each part of a batch request', () => {
  const lot = (parts: unknown[], headers: Record<string, string> = {}) =>
    ask({
      routeKey: 'POST /lots',
      body: JSON.stringify({ parts }),
      headers: { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
    });

  test('succeeds or fails without affecting the others', async () => {
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

  test('is rejected, without a stack overflow, when it nests too deeply', () => {
    const bottomless = JSON.parse(`${'['.repeat(30_000)}${']'.repeat(30_000)}`);
    for (const part of [bottomless, { name: 'x', at: bottomless }])
      expect(readPart(makeThing, part)).toMatchObject({ refusal: { rejected: 'invalid-request' } });
  });

  test('an exception in one part is logged, and its text is not returned', async () => {
    const response = await lot([{ name: 'crash' }]);
    expectProblem({ statusCode: response.json[0].status, json: response.json[0].problem }, 500, 'internal');
    expect(response.body).not.toContain('13800000000');
    expect(logged.find((text) => text.includes('request failed'))).toBeDefined();
  });
});
