import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { maplebridge, Problem, WaitedInVain, waitFor } from './index.ts';
import { answering, baseUrl, json, refusal, someId } from './spec.ts';

const caseIs = (status: string, version = 1) => json({ status }, 200, { etag: `"${version}"` });
const id = someId;

describe('waiting', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('ends when it is there, and as wanted', async () => {
    const { asked, fetch } = answering(refusal(404, 'not-found'), caseIs('open'), caseIs('ended', 2));
    const api = maplebridge({ baseUrl, fetch });
    const ended = waitFor(
      () => api.get('/cases/{id}', { id }),
      (it) => it.status === 'ended',
    );
    await vi.runAllTimersAsync();
    expect(await ended).toEqual({ status: 'ended' });
    expect(asked).toHaveLength(3);
  });

  test('asks whether what it has still holds, ever more rarely while it does', async () => {
    const unchanged = new Response(null, { status: 304 });
    const { asked, fetch } = answering(json({ figures: [] }, 200, { etag: '"a"' }), unchanged);
    const api = maplebridge({ baseUrl, fetch });
    const span = { from: '2019-04-01', to: '2019-04-30' };
    const controller = new AbortController();
    const waiting = waitFor(
      (options) => api.get('/statistics/overview', span, options),
      () => false,
      { signal: controller.signal },
    ).catch((thrown: unknown) => thrown);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked.map(({ headers }) => headers.get('if-none-match')).slice(0, 2)).toEqual([null, '"a"']);
    const soon = asked.length;
    await vi.advanceTimersByTimeAsync(20_000);
    expect([soon, asked.length]).toEqual([6, 19]);
    controller.abort('enough');
    expect(await waiting).toBe('enough');
  });

  test('ends with whatever else is refused', async () => {
    const { fetch } = answering(refusal(403, 'area-not-yours'));
    const api = maplebridge({ baseUrl, fetch });
    await expect(waitFor(() => api.get('/cases/{id}', { id }))).rejects.toMatchObject({
      code: 'area-not-yours',
    });
  });
});

test('in vain tells what was there last, and why it was nothing', async () => {
  const waiting = (answer: Response) => {
    const api = maplebridge({ baseUrl, fetch: answering(answer).fetch });
    const read = () => api.get('/cases/{id}', { id });
    return waitFor(read, (it) => it.status === 'ended', { timeout: 20 }).catch((thrown: unknown) => thrown);
  };
  const open = await waiting(caseIs('open'));
  expect(open).toBeInstanceOf(WaitedInVain);
  expect(open).toMatchObject({ last: { status: 'open' }, message: 'waited 20 ms in vain' });
  const absent = await waiting(refusal(404, 'not-found'));
  expect(absent).toMatchObject({ name: 'WaitedInVain', last: undefined, cause: expect.any(Problem) });
});

test('in vain also when the last question itself was cut short', async () => {
  const fetch: typeof globalThis.fetch = (_input, init) =>
    new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
  const api = maplebridge({ baseUrl, fetch });
  const waiting = waitFor((options) => api.get('/cases/{id}', { id }, options), undefined, { timeout: 20 });
  await expect(waiting).rejects.toBeInstanceOf(WaitedInVain);
});
