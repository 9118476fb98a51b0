import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dispute, type System, startSystem } from '../support/system.ts';

let system: System;
beforeEach(async () => {
  system = await startSystem();
});
afterEach(() => system.remove());

const soon = { timeout: 60_000, interval: 200 };

async function reported(): Promise<string> {
  // No client retries: a single attempt must succeed despite the injected faults.
  const { id } = await system.client('li', { retry: false }).post('/reports', { body: dispute() });
  return id;
}

const accepted = async () =>
  (await system.items('statistics-View'))
    .filter(({ pk }) => pk === 'g1#day')
    .reduce((sum, { 'cases.accepted': n = 0 }) => sum + Number(n), 0);

const counted = (n: number) => vi.waitFor(async () => expect(await accepted()).toBe(n), soon);

test('messages of a failing consumer reach the dead-letter queue and are counted once after a redrive', async () => {
  system.faults.inject({
    caller: 'statistics-inbox',
    operation: 'TransactWriteItems',
    kind: 'refused',
    times: 10_000,
  });
  const reports = [await reported(), await reported(), await reported()];
  const aside: string[] = [];
  await vi.waitFor(async () => {
    aside.push(...(await system.drain('statistics-InboxDlq')));
    expect(new Set(aside.map((body) => JSON.parse(body).subject))).toEqual(
      new Set(reports.flatMap((id) => [`report-${id}`, `case-${id}`])),
    );
  }, soon);
  expect(await accepted()).toBe(0);

  system.faults.clear();
  const QueueUrl = system.queueUrl('statistics-Inbox');
  // Redriven twice, as an operator might do by mistake.
  for (const MessageBody of [...aside, ...aside]) {
    await system.clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  }
  await counted(3);
  const processedEvents = 2 * reports.length;
  await vi.waitFor(
    async () => expect(await system.items('statistics-ProcessedEvent')).toHaveLength(processedEvents),
    soon,
  );
  expect(await accepted()).toBe(3);
});

test('a write whose response is lost happens once, and the caller gets its result', async () => {
  for (const [caller, operation] of [
    ['intake-api', 'PutItem'],
    ['mediation-inbox', 'PutItem'],
    ['mediation-relay', 'Publish'],
    ['intake-relay', 'PublishBatch'],
    ['mediation-relay', 'PublishBatch'],
    ['statistics-inbox', 'TransactWriteItems'],
  ] as const) {
    system.faults.inject({ caller, operation, kind: 'lost', times: 2 });
  }
  const id = await reported();
  await counted(1);
  const log = await system.items('-Log');
  const of = (stream: string) => log.filter((event) => event.stream === stream).map(({ version }) => version);
  expect(of(`case-${id}`).filter((version) => version === 1)).toHaveLength(1);
  const processedEvents = await system.items('statistics-ProcessedEvent');
  expect(processedEvents.filter(({ stream }) => stream === `g1#case-${id}`)).toHaveLength(1);
  expect((await system.items('mediation-Log')).map(({ type }) => type)).toEqual(['opened']);
  expect((await system.items('intake-Log')).filter(({ type }) => type === 'received')).toHaveLength(1);
});

test('a temporary outage of a service only causes delay', async () => {
  system.faults.inject({ caller: 'intake-relay', operation: 'PublishBatch', kind: 'refused', times: 9 });
  for (const operation of ['PutItem', 'TransactWriteItems'])
    system.faults.inject({ caller: 'mediation-views', operation, kind: 'refused', times: 6 });
  const reports = [await reported(), await reported()];
  await counted(2);
  await vi.waitFor(async () => {
    const rows = await system.items('mediation-View');
    const cases = rows.map(({ pk }) => String(pk)).filter((pk) => pk.startsWith('case#'));
    expect(cases.sort()).toEqual(reports.map((id) => `case#${id}`).sort());
  }, soon);
});

test('events delivered twice and out of order give the same state', async () => {
  const officer = system.client('dingmao-officer', { retry: false });
  const id = await reported();
  await counted(1);
  const body = { outcome: 'not-acceptable', ground: 'authority-only' } as const;
  await officer.post('/cases/{id}/closures', { id, body });
  const seen = () => officer.get('/reports/{id}', { id });
  await vi.waitFor(async () => expect((await seen()).status).toBe('ended'), soon);
  const before = await seen();

  // All events of the partner that receives all cases, sent again to both inboxes in reverse order.
  const told: string[] = [];
  await vi.waitFor(async () => {
    told.push(...(await system.drain('partnerjusticemediation')));
    expect(new Set(told.map((text) => JSON.parse(text).id)).size).toBe(2);
  }, soon);
  const again = [...told].sort((a, b) => (JSON.parse(a).id < JSON.parse(b).id ? 1 : -1));
  for (const inbox of ['intake-Inbox', 'statistics-Inbox']) {
    for (const MessageBody of again) {
      await system.clients.sqs.send(
        new SendMessageCommand({ QueueUrl: system.queueUrl(inbox), MessageBody }),
      );
    }
  }
  const ignored = () =>
    system.logged().match(/"handled":\{"ignored":"(already recorded|counted already)"\}/g)?.length ?? 0;
  await vi.waitFor(() => expect(ignored()).toBeGreaterThanOrEqual(2 * again.length), soon);
  expect(await seen()).toEqual(before);
  expect(await accepted()).toBe(1);
});

test('a message that is not an event ends in the dead-letter queue and delays no other message', async () => {
  const QueueUrl = system.queueUrl('mediation-Inbox');
  const event = {
    specversion: '1.0',
    id: 'report-x#1',
    source: '/zhenjiang/intake',
    type: 'maplebridge.intake.report.received.v1',
    subject: 'report-x',
    time: '2019-05-21T09:30:00+08:00',
    datacontenttype: 'application/json',
    area: '321100/321171/dingmao',
    data: { kind: 'dispute' },
  };
  for (const MessageBody of ['not JSON', '{"specversion":"0.3"}', JSON.stringify(event)]) {
    await system.clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  }
  await reported();
  await counted(1);
  const aside: string[] = [];
  await vi.waitFor(async () => {
    aside.push(...(await system.drain('mediation-InboxDlq')));
    expect(aside).toHaveLength(3);
  }, soon);
});

test('a function without the permission is refused', async () => {
  const { DynamoDBClient, PutItemCommand } = await import('@aws-sdk/client-dynamodb');
  const [views] = [...system.functions.values()].filter(({ name }) => name.includes('mediation-views'));
  const client = new DynamoDBClient({
    endpoint: system.awsUrl,
    region: 'us-east-1',
    credentials: { accessKeyId: views?.name ?? '', secretAccessKey: 'local' },
  });
  const [log] = system.app
    .ofType('AWS::DynamoDB::Table')
    .filter(({ name }) => name.includes('mediation-Log'));
  const put = client.send(
    new PutItemCommand({ TableName: log?.name, Item: { stream: { S: 'x' }, version: { N: '1' } } }),
  );
  await expect(put).rejects.toThrow(/not authorized to perform: dynamodb:PutItem/);
});
