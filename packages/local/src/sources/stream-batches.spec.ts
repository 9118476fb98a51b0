import type { _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../functions/messages.ts';
import { type BatchRules, streamBatches } from './stream-batches.ts';

const records = (count: number): StreamRecord[] =>
  Array.from({ length: count }, (_, i) => ({ dynamodb: { SequenceNumber: String(i + 1) } }));
const numbers = (of: readonly StreamRecord[]) => of.map((record) => Number(record.dynamodb?.SequenceNumber));

/** A function that handles records up to the first poison record, and returns its id. */
function follower(poisoned: ReadonlySet<number>, reportsFailures: boolean) {
  const handled: number[] = [];
  const invoke = async (event: unknown): Promise<Outcome> => {
    const got = numbers((event as { Records: StreamRecord[] }).Records);
    const bad = got.find((n) => poisoned.has(n));
    const good = bad === undefined ? got : got.slice(0, got.indexOf(bad));
    if (bad !== undefined && !reportsFailures)
      return { ok: false, error: { errorType: 'E', errorMessage: '' } };
    handled.push(...good);
    const batchItemFailures = bad === undefined ? [] : [{ itemIdentifier: String(bad) }];
    return { ok: true, payload: { batchItemFailures } };
  };
  return { handled, to: { name: 'follower', invoke, crash: async () => {}, end: async () => {} } };
}

async function run(count: number, poisoned: number[], over: Partial<BatchRules> = {}) {
  const reportsFailures = over.reportsFailures ?? true;
  const { handled, to } = follower(new Set(poisoned), reportsFailures);
  const givenUp: number[] = [];
  const reached: number[] = [];
  const batches = streamBatches(to, {
    retries: 5,
    maxAgeMs: Infinity,
    bisect: true,
    reportsFailures,
    pauseMs: () => 0,
    giveUp: async (description) => {
      const { DDBStreamBatchInfo: info } = description as { DDBStreamBatchInfo: Record<string, string> };
      for (let n = Number(info.startSequenceNumber); n <= Number(info.endSequenceNumber); n++)
        givenUp.push(n);
    },
    ...over,
  });
  await batches.handle(records(count), new AbortController().signal, (n) => reached.push(Number(n)));
  return { handled, givenUp, reached };
}

describe('a batch of a stream', () => {
  test('that is handled is acknowledged at once', async () =>
    expect(await run(10, [])).toEqual({
      handled: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      givenUp: [],
      reached: [10],
    }));

  test('with a poison record gives up only that record', async () => {
    const { handled, givenUp, reached } = await run(10, [4]);
    expect([handled, givenUp, reached.at(-1)]).toEqual([[1, 2, 3, 5, 6, 7, 8, 9, 10], [4], 10]);
  });

  test('whose function throws is bisected until only the poison record fails', async () => {
    const { handled, givenUp } = await run(8, [6], { reportsFailures: false });
    expect([handled.sort((a, b) => a - b), givenUp]).toEqual([[1, 2, 3, 4, 5, 7, 8], [6]]);
  });

  test('without bisecting is given up as a whole', async () =>
    expect((await run(3, [2], { reportsFailures: false, bisect: false })).givenUp).toEqual([1, 2, 3]));
});

test('retries made during an outage do not count once the batch makes progress', async () => {
  let invocations = 0;
  const { handled, to } = follower(new Set([3]), true);
  const ailing = {
    ...to,
    invoke: async (event: unknown): Promise<Outcome> =>
      ++invocations <= 5 ? { ok: false, error: { errorType: 'E', errorMessage: '' } } : to.invoke(event),
  };
  const givenUp: string[] = [];
  const rules = { retries: 5, maxAgeMs: Infinity, bisect: false, reportsFailures: true, pauseMs: () => 0 };
  const giveUp = async (it: object) => void givenUp.push(JSON.stringify(it));
  await streamBatches(ailing, { ...rules, giveUp }).handle(
    records(5),
    new AbortController().signal,
    () => {},
  );
  expect(handled.slice(0, 2)).toEqual([1, 2]);
  expect(invocations).toBe(5 + 1 + 6);
  expect(givenUp).toHaveLength(1);
});

test('an outage gives up nothing while the records are young enough, however many retries it takes', async () => {
  let invocations = 0;
  const { handled, to } = follower(new Set(), true);
  const down = {
    ...to,
    invoke: async (event: unknown): Promise<Outcome> =>
      ++invocations <= 500 ? { ok: false, error: { errorType: 'E', errorMessage: '' } } : to.invoke(event),
  };
  const rules = { retries: Infinity, maxAgeMs: 600, bisect: true, reportsFailures: true };
  const giveUp = async () => expect.unreachable('nothing is given up');
  const batches = streamBatches(down, { ...rules, giveUp, pauseMs: () => 0, now: () => invocations });
  await batches.handle(records(10), new AbortController().signal, () => {});
  expect(handled).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('a batch over the payload limit of Lambda is split, in order', async () => {
  const large = records(100).map((it) => ({ ...it, note: 'x'.repeat(400_000) }));
  const sizes: number[] = [];
  const { handled, to } = follower(new Set(), true);
  const measuring = {
    ...to,
    invoke: (event: unknown): Promise<Outcome> => {
      sizes.push(JSON.stringify(event).length);
      return to.invoke(event);
    },
  };
  const rules = {
    retries: 1,
    maxAgeMs: Infinity,
    bisect: true,
    reportsFailures: true,
    giveUp: async () => {},
  };
  await streamBatches(measuring, rules).handle(large, new AbortController().signal, () => {});
  expect(Math.max(...sizes)).toBeLessThanOrEqual(6_291_556);
  expect(sizes.length).toBeLessThan(10);
  expect(handled).toEqual(numbers(records(100)));
});

test('a poison record that becomes too old is given up alone', async () => {
  let clock = 0;
  const over = { retries: Infinity, maxAgeMs: 100, now: () => clock++ };
  const { handled, givenUp } = await run(10, [4], over);
  expect([handled, givenUp]).toEqual([[1, 2, 3, 5, 6, 7, 8, 9, 10], [4]]);
});

test('with any poison records, each record is handled once in order or given up, and the end is reached', async () => {
  const poisoned = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 20 }), poisoned, async (count, bad) => {
      const { handled, givenUp, reached } = await run(count, bad);
      const expected = numbers(records(count));
      expect(handled).toEqual(expected.filter((n) => !bad.includes(n)));
      expect(givenUp).toEqual(expected.filter((n) => bad.includes(n)));
      expect(reached.at(-1)).toBe(count);
      expect(reached).toEqual([...reached].sort((a, b) => a - b));
    }),
  );
});
