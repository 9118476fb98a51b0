import { catalogue, cloudEvent, event } from '@maplebridge/contracts';
import type { Context, SQSEvent } from 'aws-lambda';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { type Consumer, consumes, type Handled, queueHandler } from './queue-handler.ts';

const things = catalogue('test', 'thing', {
  made: event({ version: 1, summary: { en: 'Made', zh: '已造' }, data: z.strictObject({ n: z.int() }) }),
});

const context = {
  awsRequestId: 'a-1',
  functionName: 'inbox',
  getRemainingTimeInMillis: () => 1000,
} as Context;

const body = (n: unknown, over: object = {}) =>
  JSON.stringify({
    ...cloudEvent({
      city: 'zhenjiang',
      service: 'test',
      stream: 'thing-1',
      version: 1,
      type: 'made',
      schemaVersion: 1,
      at: '2019-05-21T09:30:00+08:00',
      area: '321100/321171/dingmao',
      data: { n },
    }),
    ...over,
  });

const batch = (...bodies: string[]): SQSEvent => ({
  Records: bodies.map((text, i) => ({
    messageId: `m-${i}`,
    body: text,
    eventSource: 'aws:sqs',
  })) as SQSEvent['Records'],
});

let seen: number[];
const consume = async ({ data }: { data: { n: number } }): Promise<Handled> => {
  if (data.n < 0) throw new Error('downstream is down');
  seen.push(data.n);
  return data.n === 0 ? { ignored: 'nothing to do' } : 'handled';
};
const runWith = async (consumer: Consumer, ...bodies: string[]) => {
  const response = await queueHandler([consumer])(batch(...bodies), context);
  return response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
};
const run = (...bodies: string[]) => runWith(consumes(things, 'made', consume), ...bodies);

beforeEach(() => {
  seen = [];
  for (const level of ['log', 'info', 'error', 'warn', 'debug'] as const)
    vi.spyOn(console, level).mockReturnValue();
});

test('all that can be handled is handled, and nothing of it comes again', async () => {
  expect(await run(body(1), body(0), body(2))).toEqual([]);
  expect(seen.sort()).toEqual([0, 1, 2]);
});

test('what failed comes again, and that alone', async () => {
  expect(await run(body(1), body(-1), body(2))).toEqual(['m-1']);
});

test('when all failed, all come again', async () => {
  expect(await run(body(-1), body(-2))).toEqual(['m-0', 'm-1']);
});

test('a type no one consumes is done with', async () => {
  expect(await run(body(1, { type: 'maplebridge.test.thing.lost.v1' }))).toEqual([]);
  expect(seen).toEqual([]);
});

test.each([
  ['no JSON', 'hello'],
  ['no CloudEvent', '{}'],
  ['data that misses its schema', body('one')],
  ['data with a field no one declared', body(1).replace('"n":1', '"n":1,"name":"x"')],
])('%s fails loudly', async (_name, text) => {
  expect(await run(text)).toEqual(['m-0']);
  expect(seen).toEqual([]);
});

describe('a consumer of whole batches', () => {
  const types = consumes(things, 'made', consume).types;
  const numbers = (events: readonly { data: unknown }[]) =>
    events.map(({ data }) => (data as { n: number }).n);

  test('gets what is meant for it at once, and says of each what became of it', async () => {
    const batches: number[][] = [];
    const together: Consumer = {
      types,
      consume: async (events) => {
        batches.push(numbers(events));
        return numbers(events).map((n) => (n < 0 ? { failed: new Error('cannot') } : 'handled'));
      },
    };
    const foreign = body(9, { type: 'maplebridge.test.thing.lost.v1' });
    expect(await runWith(together, body(1), 'hello', body(-1), foreign, body(2))).toEqual(['m-1', 'm-2']);
    expect(batches).toEqual([[1, -1, 2]]);
  });

  test('gets all of them again when it breaks, or when it is silent about some', async () => {
    const broken = async () => {
      throw new Error('downstream is down');
    };
    expect(await runWith({ types, consume: broken }, body(1), body(2))).toEqual(['m-0', 'm-1']);
    expect(await runWith({ types, consume: async () => ['handled'] }, body(1), body(2))).toEqual(['m-1']);
  });
});
