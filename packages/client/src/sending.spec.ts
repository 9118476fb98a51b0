import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { retryAfterOf } from './retry-after.ts';
import { retrying, Unreachable, waitAfter } from './sending.ts';
import { type Answered, answering, baseUrl, json, offline, refusal } from './spec.ts';

const retry = { tries: 4, within: 60_000 };
const read = (init: RequestInit = {}) => new Request(`${baseUrl}/parks`, init);
const keyed = () => read({ method: 'POST', body: '{}', headers: { 'idempotency-key': 'k'.repeat(32) } });

describe('a call', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-03-01T00:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** How a call ends, and how often it was made, with all its waits passed. */
  async function ended(request: Request, ...answers: readonly Answered[]) {
    const { asked, fetch } = answering(...answers);
    const call = retrying({ fetch, timeout: 30_000, retry })(request).then(
      ({ status }) => status,
      (thrown: unknown) => thrown,
    );
    await vi.runAllTimersAsync();
    return [await call, asked.length];
  }

  test.each([429, 502, 503, 504])('that is answered %i is made again', async (status) => {
    expect(await ended(read(), refusal(status, 'unavailable'), json({}))).toEqual([200, 2]);
    expect(await ended(read(), refusal(status, 'unavailable'))).toEqual([status, retry.tries]);
  });

  test.each([400, 401, 403, 404, 409, 412, 422])('that is refused with %i is not', async (status) => {
    expect(await ended(read(), refusal(status, 'conflict'))).toEqual([status, 1]);
  });

  test('that failed on the other side is made again where that does no harm', async () => {
    expect(await ended(read(), refusal(500, 'internal'), json({}))).toEqual([200, 2]);
    expect(await ended(keyed(), refusal(500, 'internal'), json({}))).toEqual([200, 2]);
    expect(await ended(read({ method: 'POST', body: '{}' }), refusal(500, 'internal'))).toEqual([500, 1]);
  });

  test('that finds no network, or whose answer breaks off, is made again', async () => {
    const broken = () => new Response(new ReadableStream({ pull: (it) => it.error(offline) }));
    expect(await ended(keyed(), offline, broken, json({}))).toEqual([200, 3]);
    const [end, tries] = await ended(keyed(), offline);
    expect([end instanceof Unreachable, tries]).toEqual([true, retry.tries]);
  });

  test('waits as long as it is told, in seconds or until a date', async () => {
    for (const told of ['30', 'Sun, 01 Mar 2026 00:00:30 GMT']) {
      vi.setSystemTime(Date.parse('2026-03-01T00:00:00Z'));
      const { asked, fetch } = answering(refusal(429, 'throttled', { 'retry-after': told }), json({}));
      const call = retrying({ fetch, timeout: 30_000, retry })(read());
      await vi.advanceTimersByTimeAsync(29_999);
      expect(asked).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(1000);
      expect(asked).toHaveLength(2);
      await call;
    }
  });

  test('that is told to wait longer than it may tells so at once', async () => {
    const later = refusal(429, 'caller-throttled', { 'retry-after': '3600' });
    const { asked, fetch } = answering(later);
    const { status } = await retrying({ fetch, timeout: 30_000, retry })(read());
    expect([status, asked.length]).toEqual([429, 1]);
  });

  test('ends with its signal, also while it waits', async () => {
    const controller = new AbortController();
    const { asked, fetch } = answering(refusal(503, 'unavailable', { 'retry-after': '20' }));
    const call = retrying({ fetch, timeout: 30_000, retry })(read({ signal: controller.signal }));
    const ends = expect(call).rejects.toThrow('no longer needed');
    await vi.advanceTimersByTimeAsync(5000);
    controller.abort(new Error('no longer needed'));
    await ends;
    expect(asked).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('a try that takes too long is given up, and its request ended', async () => {
  const ended: unknown[] = [];
  const fetch: typeof globalThis.fetch = (_input, init) =>
    new Promise((_, reject) =>
      init?.signal?.addEventListener('abort', () => {
        ended.push(init.signal?.reason.name);
        reject(init.signal?.reason);
      }),
    );
  const call = retrying({ fetch, timeout: 10, retry: { tries: 2, within: 60_000 } })(read());
  await expect(call).rejects.toBeInstanceOf(Unreachable);
  expect(ended).toEqual(['TimeoutError', 'TimeoutError']);
});

test('a wait never passes its doubling ceiling, and never comes before what was told', () => {
  const told = fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), told, (context, seconds) => {
      const headers: Record<string, string> = seconds === undefined ? {} : { 'retry-after': String(seconds) };
      const wait = waitAfter(refusal(429, 'throttled', headers), read(), context) ?? Number.NaN;
      const least = (seconds ?? 0) * 1000;
      expect(wait).toBeGreaterThanOrEqual(least);
      expect(wait).toBeLessThan(least + Math.min(10_000, 250 * 2 ** (context - 1)));
    }),
  );
});

test('what is no time to wait is as if it were not told', () => {
  const of = (told: string) => retryAfterOf(new Headers({ 'retry-after': told }), Date.parse('2026-03-01'));
  expect(of('soon')).toBeUndefined();
  expect(of('Sat, 28 Feb 2026 00:00:00 GMT')).toBe(0);
  expect(of('Sun, 01 Mar 2026 00:01:00 GMT')).toBe(60);
});
