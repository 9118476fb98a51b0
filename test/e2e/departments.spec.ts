import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { clientCredentials, maplebridge } from '@maplebridge/client';
import { consume, court, type Seen, seenIn } from '@maplebridge/example-consumer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type System, startSystem } from '../support/system.ts';
import { type StoryDriver, storyDriver } from './stories/story-driver.ts';

const soon = { timeout: 60_000, interval: 200 };

let system: System;
let story: StoryDriver;
beforeAll(async () => {
  // On a busy machine, a message that is handled slowly must not be redelivered in the meantime.
  system = await startSystem(undefined, { visibilitySeconds: 5 });
  story = storyDriver(system);
});
afterAll(() => system.remove());

const replies = 'mediation-repliescourtreferrals';
const message = (body: unknown) =>
  system.clients.sqs.send(
    new SendMessageCommand({
      QueueUrl: system.queueUrl(replies),
      MessageBody: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );

/** A case with joint mediation that invites the court. */
async function invited(): Promise<string> {
  const { id } = await story.reported();
  await story.does('city-supervisor', id, 'tasks', {
    department: 'court',
    notes: 'Please hear Wang and Li together.',
  });
  return id;
}
const statusOf = async (id: string) =>
  (await story.read(id)).tasks.find((it) => it.department === 'court')?.status;
const dueRules = async (id: string) => (await story.read(id)).deadlines.map(({ rule }) => rule);

/** The court's system: its own AWS credentials, and its own client at the issuer. */
const asCourt = () => ({
  sqs: new SQSClient({
    endpoint: system.awsUrl,
    region: 'us-east-1',
    credentials: system.credentials,
  }),
  api: maplebridge({
    baseUrl: system.apiUrl,
    token: clientCredentials({
      tokenUrl: `${system.issuerUrl}/token`,
      clientId: 'court',
      clientSecret: 'court',
      resource: 'urn:maplebridge',
    }),
  }),
});

describe('a consumer written from the AsyncAPI document and the SDK’s README alone', () => {
  let folder: string;
  let seen: Seen;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'maplebridge-court-'));
    seen = seenIn(join(folder, 'seen.sqlite'));
  });
  afterEach(() => {
    seen.close();
    rmSync(folder, { recursive: true });
  });

  test.each(['HTTP', 'message'])(
    'receives an invitation of the court to joint mediation, answers it by %s, and the case moves',
    async (by) => {
      const { sqs, api } = asCourt();
      const stopping = new AbortController();
      const told: string[] = [];
      const running = consume({
        ...{
          sqs,
          queueUrl: system.queueUrl('partnercourtreferrals'),
          seen,
          signal: stopping.signal,
          waitSeconds: 1,
        },
        handle: court({
          ...{ api, department: 'court', tell: (what: string) => void told.push(what) },
          replies: by === 'message' ? { sqs, queueUrl: system.queueUrl(replies) } : undefined,
        }),
      });
      try {
        const id = await invited();
        await vi.waitFor(async () => expect(await statusOf(id)).toBe('done'), soon);
        expect(told.filter((it) => it.startsWith(`case-${id}: neighbours`))).toHaveLength(1);
        expect(await dueRules(id)).not.toContain('department-task-court');
        const happened = await story.happened(id);
        expect(happened.filter((it) => it === 'department-answered').length).toBeGreaterThanOrEqual(1);
        await vi.waitFor(async () => expect(await system.drain('partnercourtreferrals')).toEqual([]), soon);
      } finally {
        stopping.abort();
        await running;
      }
    },
  );

  test('runs unchanged with one command, and stops on a signal', async () => {
    const id = await invited();
    const program = fileURLToPath(new URL('../../packages/client/examples/src/main.ts', import.meta.url));
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
      stdio: 'ignore',
      env: {
        ...process.env,
        ...{ MAPLEBRIDGE_API: system.apiUrl, AWS_ENDPOINT_URL: system.awsUrl },
        ...{ AWS_SHARED_CREDENTIALS_FILE: join(system.state, 'aws-credentials') },
        ...{ TOKEN_URL: `${system.issuerUrl}/token`, SEEN: join(folder, 'own.sqlite'), ANSWER_BY: 'message' },
      },
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    try {
      await vi.waitFor(async () => expect(await statusOf(id)).toBe('done'), soon);
    } finally {
      child.kill('SIGTERM');
    }
    expect(await ended).toBe(0);
  });
});

describe('a reply', () => {
  const reply = (id: string, status: string, over: object = {}) => ({
    specversion: '1.0',
    id: `${crypto.randomUUID()}`,
    source: '/departments/court',
    type: 'maplebridge.reply.mediation.case.task-answered.v1',
    subject: `case-${id}`,
    data: { status, notes: 'Wang Xiaoming was heard.' },
    ...over,
  });
  const answers = async (id: string) =>
    (await system.items('mediation-Log')).filter(
      ({ stream, type }) => stream === `case-${id}` && type === 'department-answered',
    );

  /** Empties the dead-letter queue and returns the reasons. */
  async function aside(): Promise<Record<string, string | undefined>[]> {
    const { Messages = [] } = await system.clients.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: system.queueUrl(`${replies}Dlq`),
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
      }),
    );
    for (const { ReceiptHandle } of Messages)
      await system.clients.sqs.send(
        new DeleteMessageCommand({ QueueUrl: system.queueUrl(`${replies}Dlq`), ReceiptHandle }),
      );
    return Messages.map(({ MessageAttributes = {} }) =>
      Object.fromEntries(
        Object.entries(MessageAttributes).map(([name, { StringValue }]) => [name, StringValue]),
      ),
    );
  }
  const reasons = async (n: number) => {
    const found = new Map<string | undefined, Record<string, string | undefined>>();
    await vi.waitFor(async () => {
      for (const it of await aside()) found.set(it.messageId, it);
      expect(found.size).toBe(n);
    }, soon);
    return [...found.values()].map(({ reason, pointer }) => `${reason} ${pointer ?? ''}`.trim()).sort();
  };

  test('that is delivered twice is applied once, and an outdated one changes nothing', async () => {
    const id = await invited();
    const [done, received] = [reply(id, 'done'), reply(id, 'received')];
    const sent = new Set([done.id, received.id]);
    for (const it of [done, done, received, done]) await message(it);
    await vi.waitFor(async () => expect(await answers(id)).not.toEqual([]), soon);
    await vi.waitFor(async () => expect(await system.drain(replies)).toEqual([]), soon);
    const recorded = (await answers(id)).map(({ data }) => (data as { status: string }).status);
    // They may be delivered in any order; a receipt after completion is not recorded.
    expect([['done'], ['received', 'done']]).toContainEqual(recorded);
    expect(await statusOf(id)).toBe('done');
    expect((await aside()).filter(({ replyId }) => sent.has(replyId ?? ''))).toEqual([]);
  });

  test('that is rejected goes to the dead-letter queue with its reason, and the next ones are handled', async () => {
    const id = await invited();
    const used = reply(id, 'received');
    await message(used);
    await vi.waitFor(async () => expect(await statusOf(id)).toBe('received'), soon);
    for (const it of [
      'not JSON',
      { ...used, data: { status: 'declined' } },
      reply(id, 'perhaps'),
      reply(id, 'done', { source: '/departments/health' }),
      reply('7w3k0d4m2x9q5r8t1v6y0z3b2c', 'done'),
      reply(id, 'done', { type: 'maplebridge.reply.hazard.hazard.reviewed.v1' }),
    ])
      await message(it);
    await message(reply(id, 'done'));
    await vi.waitFor(async () => expect(await statusOf(id)).toBe('done'), soon);
    expect(await reasons(6)).toEqual([
      'department-not-yours /source',
      'idempotency-key-reused',
      'invalid-request /data/status',
      'invalid-request /type',
      'malformed-json',
      'not-found',
    ]);
    expect(system.logged()).not.toContain('Wang Xiaoming');
  });

  test('that meets a fault is retried and applied once', async () => {
    const id = await invited();
    for (const kind of ['lost', 'refused'] as const)
      system.faults.inject({ caller: 'mediation-replies', operation: 'PutItem', kind, times: 4 });
    const both = [reply(id, 'received'), reply(id, 'done')];
    const sent = new Set(both.map((it) => it.id));
    for (const it of both) await message(it);
    await vi.waitFor(async () => expect(await statusOf(id)).toBe('done'), soon);
    system.faults.clear();
    await vi.waitFor(async () => expect(await system.drain(replies)).toEqual([]), soon);
    const recorded = (await answers(id)).map(({ data }) => (data as { status: string }).status);
    expect([['done'], ['received', 'done']]).toContainEqual(recorded);
    expect((await aside()).filter(({ replyId }) => sent.has(replyId ?? ''))).toEqual([]);
  });
});

test('a department reads details of its own tasks only, and each read is recorded without text', async () => {
  const id = await invited();
  await story.does('city-supervisor', id, 'tasks', { department: 'labour', notes: 'Wages of Zhao.' });
  const { api } = asCourt();
  const { asked } = await api.get('/cases/{id}/tasks/{department}', { id, department: 'court' });
  expect(asked).toBe('Please hear Wang and Li together.');
  await expect(api.get('/cases/{id}/tasks/{department}', { id, department: 'labour' })).rejects.toMatchObject(
    {
      code: 'department-not-yours',
    },
  );
  await expect(api.get('/cases/{id}', { id })).rejects.toMatchObject({ code: 'role-not-allowed' });
  const traces = () =>
    system
      .logged()
      .split('\n')
      .filter((line) => line.includes('department access') && line.includes(id) && line.includes('getTask'))
      .map((line) => JSON.parse(line.slice(line.indexOf('{'))));
  await vi.waitFor(() => expect(traces()).toHaveLength(2), soon);
  expect(
    traces().map(({ department, client, operation, of, outcome }) => ({
      department,
      client,
      operation,
      of,
      outcome,
    })),
  ).toEqual([
    {
      department: 'court',
      client: 'court',
      operation: 'getTask',
      of: { id, department: 'court' },
      outcome: 'answered',
    },
    {
      department: 'court',
      client: 'court',
      operation: 'getTask',
      of: { id, department: 'labour' },
      outcome: 'department-not-yours',
    },
  ]);
  expect(system.logged()).not.toMatch(/Wang and Li|Wages of Zhao/);
});
