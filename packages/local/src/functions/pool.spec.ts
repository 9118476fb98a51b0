import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type LambdaFunction, pool } from './pool.ts';

const fixture = (file: string) => new URL(`../../fixtures/${file}.mjs`, import.meta.url).href;

let logged: string;
const make = (over: object = {}) =>
  pool({
    name: 'tried',
    module: fixture('handlers'),
    arn: 'arn:aws:lambda:us-east-1:000000000000:function:tried',
    timeoutMs: 1000,
    memoryMb: 64,
    env: { GREETING: 'hello' },
    log: (text) => {
      logged += text;
    },
    ...over,
  });

let it: LambdaFunction;
beforeEach(() => {
  logged = '';
  it = make();
});
afterEach(() => it.end());

const errorOf = async (asked: string) => {
  const outcome = await it.invoke({ do: asked });
  return outcome.ok ? undefined : outcome.error.errorType;
};

describe('a function', () => {
  test('gets its event, its context and its own environment', async () => {
    expect(await it.invoke({ do: 'echo', n: 1 })).toMatchObject({
      ok: true,
      payload: { event: { do: 'echo', n: 1 }, name: 'tried', left: true, env: 'hello' },
    });
  });

  test('stays warm from one invocation to the next', async () => {
    await it.invoke({ do: 'echo' });
    expect(await it.invoke({ do: 'echo' })).toMatchObject({ payload: { calls: 2 } });
  });

  test('starts more environments for concurrent events up to a limit, and queues the rest', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => it.invoke({ do: 'log', forMs: 50 })));
    expect(all.every((outcome) => outcome.ok && outcome.payload === 'done')).toBe(true);
  });

  test('an undefined result is null', async () =>
    expect(await it.invoke({ do: 'nothing' })).toEqual({ ok: true, payload: null }));

  test('an answer of more than 6 MB fails with its reason in the log, and one that just fits does not', async () => {
    it = make({ memoryMb: 256 });
    expect(await it.invoke({ do: 'fill', bytes: 6_291_556 })).toMatchObject({ ok: true });
    expect(await it.invoke({ do: 'fill', bytes: 6_291_557 })).toMatchObject({
      ok: false,
      error: { errorType: 'Function.ResponseSizeTooLarge' },
    });
    await vi.waitFor(() => expect(logged).toContain('exceeded maximum allowed payload size (6291556 bytes)'));
    expect(await it.invoke({ do: 'fill', bytes: 10 })).toMatchObject({ ok: true });
  });

  test('an event of more than 6 MB does not reach the code', async () => {
    const outcome = await it.invoke({ do: 'echo', with: 'x'.repeat(6_291_556) });
    expect(outcome).toMatchObject({ ok: false, error: { errorType: 'RequestEntityTooLarge' } });
    expect(await it.invoke({ do: 'echo' })).toMatchObject({ payload: { calls: 1 } });
  });

  test('its output goes to its log', async () => {
    await it.invoke({ do: 'log' });
    await vi.waitFor(() => expect(logged).toContain('a line of the log'));
  });
});

test('once ended, running and waiting invocations fail at once, and none starts again', async () => {
  const all = Array.from({ length: 6 }, () => it.invoke({ do: 'hang' }));
  await it.end();
  const outcomes = await Promise.all(all);
  expect(outcomes.every((outcome) => !outcome.ok && outcome.error.errorType === 'Runtime.ExitError')).toBe(
    true,
  );
  expect(await it.invoke({ do: 'echo' })).toMatchObject({ ok: false });
});

describe('a function that fails', () => {
  test.each([
    ['throw', 'TypeError'],
    ['hang', 'Sandbox.Timedout'],
    ['spin', 'Sandbox.Timedout'],
    ['exit', 'Runtime.ExitError'],
    ['reject', 'Runtime.UnhandledException'],
    ['hoard', 'Runtime.OutOfMemory'],
  ])('by %s ends as in Lambda, and the next invocation is served', async (asked, errorType) => {
    it = make({ timeoutMs: asked === 'hoard' ? 15_000 : 1000 });
    expect(await errorOf(asked)).toBe(errorType);
    expect((await it.invoke({ do: 'echo' })).ok).toBe(true);
  });

  test('because its code cannot be loaded reports it', async () => {
    it = make({ module: fixture('broken') });
    expect(await errorOf('echo')).toBe('Runtime.ImportModuleError');
    expect(logged).toContain('cannot be loaded');
  });
});
