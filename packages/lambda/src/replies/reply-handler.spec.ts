import type { ReplyProblem } from '@maplebridge/contracts';
import { answerTask, caseReplies } from '@maplebridge/contracts/mediation';
import type { Context, SQSEvent } from 'aws-lambda';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Call } from '../call.ts';
import { on } from '../http-handler.ts';
import { refuse } from '../reply.ts';
import { answeringBy } from './answering.ts';
import { replyHandler } from './reply-handler.ts';

const remit = { hazards: [], accidents: [], notified: false, indicators: [] };
const remits = new Map([['court', remit]]);
const id = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
const prefix = 'maplebridge-zhenjiang-dev-mediation-replies-';
const words = 'Wang Xiaoming, 13800138000';

const context = {
  awsRequestId: 'a-1',
  functionName: 'replies',
  getRemainingTimeInMillis: () => 1000,
} as Context;

const reply = (over: object = {}) => ({
  specversion: '1.0',
  id: '0197b2a4-6d1e-7c3b-9a52-3f0c8e4d7b61',
  source: '/departments/court',
  type: 'maplebridge.reply.mediation.case.task-answered.v1',
  subject: `case-${id}`,
  data: { status: 'done', notes: words },
  ...over,
});

let calls: Call<typeof answerTask>[];
let aside: { queue: string; body: string; refusal: ReplyProblem }[];
/** What the route does; succeeds unless a test replaces it. */
let answers: () => ReturnType<typeof refuse> | undefined;
let logged: string[];

const binding = on(answerTask, async (call) => {
  calls.push(call);
  return answers() ?? { status: 201, body: {} as never };
});

const handler = replyHandler({
  contracts: caseReplies,
  bindings: [binding],
  answering: answeringBy(prefix, [{ id: 'court-referrals', department: 'court', areas: ['321171'] }], remits),
  putAside: async (queue, body, refusal) => void aside.push({ queue, body, refusal }),
  secret: async () => 'secret',
});

async function handed(...messages: (object | string)[]): Promise<string[]> {
  const Records = messages.map((message, i) => ({
    messageId: `m-${i}`,
    body: typeof message === 'string' ? message : JSON.stringify(message),
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:us-east-1:000000000000:${prefix}court-referrals`,
  }));
  const { batchItemFailures } = await handler({ Records } as SQSEvent, context);
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

beforeEach(() => {
  [calls, aside, logged] = [[], [], []];
  answers = () => undefined;
  // The logger has a console of its own, which writes here.
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => logged.push(String(text)) > 0);
});

test('a reply becomes the call that a POST of the department would make', async () => {
  expect(await handed(reply())).toEqual([]);
  expect(aside).toEqual([]);
  expect(calls).toEqual([
    expect.objectContaining({
      params: { id, department: 'court' },
      body: { status: 'done', notes: words },
      caller: {
        ...{ sub: 'partner:court-referrals', role: 'department', area: '321171', department: 'court' },
        remit,
      },
      key: '0197b2a4-6d1e-7c3b-9a52-3f0c8e4d7b61',
      context: expect.objectContaining({ by: 'department', request: expect.anything() }),
    }),
  ]);
});

test('the same message is the same request; another body under its id is another request', async () => {
  await handed(
    reply(),
    reply(),
    reply({ data: { status: 'declined' } }),
    reply({ subject: `case-${id.replace('7', '8')}` }),
  );
  const [first, second, other, elsewhere] = calls.map(({ context }) => context.request);
  expect(second).toEqual(first);
  expect([other?.key, elsewhere?.key]).toEqual([first?.key, first?.key]);
  expect(new Set([first?.body, other?.body, elsewhere?.body]).size).toBe(3);
});

describe('a reply that is rejected goes unchanged to the dead-letter queue, with the reason:', () => {
  test.each([
    ['no JSON', 'not JSON', 'malformed-json', undefined],
    ['half a letter', '{"id": "\\ud800"}', 'malformed-json', undefined],
    ['no envelope', '[]', 'invalid-request', undefined],
    ['another version of CloudEvents', reply({ specversion: '0.3' }), 'invalid-request', '/specversion'],
    ['an id that others could guess', reply({ id: '1' }), 'invalid-request', '/id'],
    [
      'a type of another service',
      reply({ type: 'maplebridge.reply.hazard.hazard.graded.v1' }),
      'invalid-request',
      '/type',
    ],
    [
      'a version there is not yet',
      reply({ type: 'maplebridge.reply.mediation.case.task-answered.v2' }),
      'invalid-request',
      '/type',
    ],
    ['another department', reply({ source: '/departments/health' }), 'department-not-yours', '/source'],
    ['a stream of another kind', reply({ subject: `hazard-${id}` }), 'invalid-request', '/subject'],
    ['no data', reply({ data: undefined }), 'invalid-request', '/data'],
    ['a status there is not', reply({ data: { status: 'perhaps' } }), 'invalid-request', '/data/status'],
    ['a field there is not', reply({ data: { status: 'done', who: words } }), 'invalid-request', '/data/who'],
    [
      'more than a body may hold',
      reply({ data: { status: 'done', notes: 'x'.repeat(70_000) } }),
      'payload-too-large',
      undefined,
    ],
  ])('%s', async (_, message, reason, pointer) => {
    expect(await handed(message)).toEqual([]);
    expect(calls).toEqual([]);
    const [put] = aside;
    expect(put?.refusal.reason).toBe(reason);
    expect(put?.refusal.pointer).toBe(pointer);
    expect(put?.refusal).toMatchObject({ partner: 'court-referrals', messageId: 'm-0' });
    expect(put?.body).toBe(typeof message === 'string' ? message : JSON.stringify(message));
  });

  test('a rejection of the route, with its pointer', async () => {
    answers = () => ({ ...refuse('time-out-of-order', 'it was invited later'), field: '/at' });
    expect(await handed(reply())).toEqual([]);
    expect(aside[0]?.queue).toBe(`${prefix}court-referrals`);
    expect(aside[0]?.refusal).toMatchObject({
      reason: 'time-out-of-order',
      pointer: '/data/at',
      detail: 'it was invited later',
      replyId: reply().id,
    });
  });
});

test('an error retries only its own message and does not block later ones', async () => {
  let times = 0;
  answers = () => {
    if (times++ === 0) throw new Error('the table is not there');
    return undefined;
  };
  expect(await handed(reply(), reply({ id: 'another-one-of-16' }))).toEqual(['m-0']);
  expect(calls).toHaveLength(2);
  expect(aside).toEqual([]);
});

test('repeated conflicts are retried later', async () => {
  answers = () => refuse('conflict');
  expect(await handed(reply())).toEqual(['m-0']);
  expect(aside).toEqual([]);
});

test('a message that cannot be sent to the dead-letter queue is retried', async () => {
  const failing = replyHandler({
    contracts: caseReplies,
    bindings: [binding],
    answering: answeringBy(
      prefix,
      [{ id: 'court-referrals', department: 'court', areas: ['321171'] }],
      remits,
    ),
    putAside: () => Promise.reject(new Error('SQS is not there')),
    secret: async () => 'secret',
  });
  const record = {
    messageId: 'm-0',
    body: 'not JSON',
    eventSourceARN: `arn:aws:sqs:r:0:${prefix}court-referrals`,
  };
  const answer = await failing({ Records: [record] } as SQSEvent, context);
  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'm-0' }]);
});

test('a queue of no known partner throws', async () => {
  const record = {
    messageId: 'm-0',
    body: JSON.stringify(reply()),
    eventSourceARN: `arn:aws:sqs:r:0:${prefix}navy`,
  };
  const { batchItemFailures } = await handler({ Records: [record] } as SQSEvent, context);
  expect(batchItemFailures).toHaveLength(1);
  expect(calls).toEqual([]);
});

test('a handled reply is logged like a POST', async () => {
  answers = () => (calls.length === 1 ? undefined : refuse('unknown-task'));
  await handed(reply(), reply());
  const traces = logged.filter((line) => line.includes('department access')).map((line) => JSON.parse(line));
  expect(traces).toEqual(
    ['answered', 'unknown-task'].map((outcome) =>
      expect.objectContaining({
        department: 'court',
        client: 'partner:court-referrals',
        operation: 'answerTask',
        of: { id, department: 'court' },
        outcome,
      }),
    ),
  );
});

test('logs and metrics do not contain the text of a reply', async () => {
  answers = () => (calls.length === 1 ? undefined : refuse('unknown-task', `of ${id}`));
  await handed(reply(), reply(), words, reply({ data: { status: words } }));
  expect(logged.join('\n')).toMatch(/RepliesHandled/);
  expect(logged.join('\n')).toMatch(/unknown-task/);
  expect(logged.join('\n')).not.toMatch(/Wang|13800138000/);
});

test('a reply contract without a binding fails at start', () =>
  expect(() =>
    replyHandler({
      contracts: caseReplies,
      bindings: [],
      answering: answeringBy('', [], remits),
      putAside: async () => {},
      secret: async () => 'secret',
    }),
  ).toThrow('no binding handles maplebridge.reply.mediation.case.task-answered.v1'));

test('a reply outside the department’s remit is rejected before any lookup', async () => {
  const unlisted = replyHandler({
    contracts: caseReplies,
    bindings: [binding],
    answering: answeringBy(
      prefix,
      [{ id: 'court-referrals', department: 'court', areas: ['321171'] }],
      new Map(),
    ),
    putAside: async (queue, body, refusal) => void aside.push({ queue, body, refusal }),
    secret: async () => 'secret',
  });
  const Records = [
    {
      messageId: 'm-0',
      body: JSON.stringify(reply()),
      eventSource: 'aws:sqs',
      eventSourceARN: `arn:aws:sqs:us-east-1:000000000000:${prefix}court-referrals`,
    },
  ];
  expect(await unlisted({ Records } as SQSEvent, context)).toEqual({ batchItemFailures: [] });
  expect(calls).toEqual([]);
  expect(aside.map(({ refusal }) => refusal.reason)).toEqual(['not-in-remit']);
});
