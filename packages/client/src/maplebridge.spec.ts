import { describe, expect, test } from 'vitest';
import { isProblem, maplebridge, newKey, Problem, Unreachable, versionOf } from './index.ts';
import { answering, baseUrl, json, offline, refusal, someId } from './spec.ts';

const consent = { id: someId, body: { party: 'A', answer: 'given' } } as const;
const span = { from: '2019-04-01', to: '2019-10-31' };

describe('what goes out', () => {
  test('the token, the language, and what a call is about: in the path, in the query, in the body', async () => {
    const { asked, fetch } = answering(json({}));
    const api = maplebridge({ baseUrl, token: 't', language: 'zh', fetch });
    await api.get('/statistics/bulletins/{id}', { id: 'a/b', version: 2 });
    await api.post('/cases/{id}/consents', consent);
    const [read, done] = asked;
    expect([read?.method, read?.url]).toEqual(['GET', `${baseUrl}/statistics/bulletins/a%2Fb?version=2`]);
    expect(read?.headers.get('authorization')).toBe('Bearer t');
    expect(read?.headers.get('accept-language')).toBe('zh');
    expect([done?.method, done?.url]).toEqual(['POST', `${baseUrl}/cases/${someId}/consents`]);
    expect(await done?.json()).toEqual({ party: 'A', answer: 'given' });
  });

  test('what is undefined is left out', async () => {
    const { asked, fetch } = answering(json({ items: [] }));
    await maplebridge({ baseUrl, fetch }).get('/reports', { status: undefined, limit: 5 });
    expect(asked[0]?.url).toBe(`${baseUrl}/reports?limit=5`);
    expect(asked[0]?.headers.get('authorization')).toBeNull();
  });

  test('a new key with each call, the same in all its tries, or the caller’s own', async () => {
    const { asked, fetch } = answering(offline, offline, json({}));
    const api = maplebridge({ baseUrl, fetch });
    await api.post('/cases/{id}/consents', consent);
    await api.post('/cases/{id}/consents', consent);
    const key = newKey();
    await api.post('/cases/{id}/consents', consent, { key });
    const keys = asked.map(({ headers }) => headers.get('idempotency-key'));
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys).toEqual([keys[0], keys[0], keys[0], keys[3], key]);
    expect(keys[3]).not.toBe(keys[0]);
  });

  test('the version that an answer had, to be refused if it has changed', async () => {
    const { asked, fetch } = answering(
      json({ id: someId }, 200, { etag: '"3"' }),
      refusal(412, 'version-stale'),
    );
    const api = maplebridge({ baseUrl, fetch });
    const found = await api.get('/cases/{id}', { id: someId });
    expect(versionOf(found)).toBe('"3"');
    const stale = api.post('/cases/{id}/consents', consent, { ifMatch: versionOf(found) });
    await expect(stale).rejects.toMatchObject({ code: 'version-stale' });
    expect(asked[1]?.headers.get('if-match')).toBe('"3"');
  });

  test('an answer that is kept comes back itself while it holds', async () => {
    const unchanged = new Response(null, { status: 304, headers: { etag: '"a"' } });
    const { asked, fetch } = answering(json({ figures: [] }, 200, { etag: '"a"' }), unchanged);
    const api = maplebridge({ baseUrl, fetch });
    const kept = await api.get('/statistics/overview', span);
    expect(await api.get('/statistics/overview', span, { kept })).toBe(kept);
    expect(asked[1]?.headers.get('if-none-match')).toBe('"a"');
  });
});

describe('what comes back', () => {
  const reading = (type: string, body: string) =>
    maplebridge({
      baseUrl,
      fetch: answering(new Response(body, { headers: { 'content-type': type } })).fetch,
    });

  test('JSON, text, and tables as text or bytes', async () => {
    expect(await reading('application/json; charset=utf-8', '{"id":"x"}').get('/parks')).toEqual({ id: 'x' });
    const page = reading('text/html; charset=utf-8', '<p>案件</p>');
    expect(await page.get('/cases/{id}/file/print', { id: someId })).toBe('<p>案件</p>');
    const csv = reading('text/csv; charset=utf-8', '\uFEFFa,b');
    expect(await csv.get('/statistics/overview', { ...span, format: 'csv' })).toBe('a,b');
    const xlsx = reading('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK');
    const bytes = await xlsx.get('/statistics/overview', { ...span, format: 'xlsx' });
    expect(Buffer.from(bytes).toString()).toBe('PK');
    expect(versionOf(bytes)).toBeUndefined();
  });
});

describe('what is refused', () => {
  const refused = async (answer: Response) => {
    const api = maplebridge({ baseUrl, fetch: answering(answer).fetch, retry: false });
    return api.get('/parks').then(
      () => expect.unreachable(),
      (thrown: unknown) => thrown,
    );
  };

  test('a problem with its code, its fields, when to try again, and what the operators call it', async () => {
    const errors = [{ pointer: '/query/limit', detail: 'must be a whole number' }];
    const told = { type: 'about:blank', title: 'Some fields are not valid', status: 422, instance: 'i' };
    const found = await refused(json({ ...told, code: 'invalid-request', errors }, 422));
    expect(found).toBeInstanceOf(Problem);
    expect(found).toMatchObject({ status: 422, code: 'invalid-request', errors, requestId: 'i' });
    expect(String(found)).toBe(
      'Problem: 422 invalid-request: Some fields are not valid (/query/limit: must be a whole number)',
    );
    const later = await refused(
      refusal(429, 'caller-throttled', { 'retry-after': '90', 'apigw-requestid': 'r' }),
    );
    expect(later).toMatchObject({ code: 'caller-throttled', retryAfter: 90, requestId: 'r', errors: [] });
  });

  test('by the gateway in words of its own, a problem too', async () => {
    expect(await refused(json({ message: 'Unauthorized' }, 401))).toMatchObject({ code: 'unauthenticated' });
    expect(await refused(json({ message: null }, 504))).toMatchObject({ code: 'unavailable', status: 504 });
    expect(await refused(new Response('I am a teapot', { status: 418 }))).toMatchObject({ code: 'internal' });
    expect(await refused(new Response(null, { status: 413 }))).toMatchObject({ code: 'payload-too-large' });
  });

  test('is told from others by its code', async () => {
    const found = await refused(refusal(404, 'not-found'));
    expect(isProblem(found)).toBe(true);
    expect(isProblem(found, 'case-ended', 'not-found')).toBe(true);
    expect(isProblem(found, 'case-ended')).toBe(false);
    expect(isProblem(offline)).toBe(false);
  });

  test('and what was not answered is no problem but unreachable, with why', async () => {
    const api = maplebridge({ baseUrl, fetch: answering(offline).fetch, retry: false });
    const found = await api.get('/parks').catch((thrown: unknown) => thrown);
    expect(found).toBeInstanceOf(Unreachable);
    expect(found).toMatchObject({ message: `no answer from ${baseUrl}`, cause: offline });
  });
});

describe('a token', () => {
  test('that a function gives is asked for with each call, and once more when it is refused', async () => {
    const { asked, fetch } = answering(
      json({}),
      json({ message: 'Unauthorized' }, 401),
      json({}),
      json({ message: 'Unauthorized' }, 401),
    );
    const refusedTokens: (string | undefined)[] = [];
    const token = (refused?: string) => {
      refusedTokens.push(refused);
      return `t${refusedTokens.length}`;
    };
    const api = maplebridge({ baseUrl, fetch, token });
    await api.get('/parks');
    await api.post('/cases/{id}/consents', consent);
    await expect(api.get('/parks')).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(refusedTokens).toEqual([undefined, undefined, 't2', undefined, 't4']);
    expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual(
      ['t1', 't2', 't3', 't4', 't5'].map((it) => `Bearer ${it}`),
    );
    expect(await asked[2]?.json()).toEqual(consent.body);
    expect(asked[2]?.headers.get('idempotency-key')).toBe(asked[1]?.headers.get('idempotency-key'));
  });

  test('that is refused and of which there is no other is asked for once', async () => {
    const { asked, fetch } = answering(json({ message: 'Unauthorized' }, 401));
    for (const token of ['t', () => 't']) {
      await expect(maplebridge({ baseUrl, fetch, token }).get('/parks')).rejects.toBeInstanceOf(Problem);
    }
    expect(asked).toHaveLength(2);
  });
});
