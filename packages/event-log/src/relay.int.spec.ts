import {
  CreateTopicCommand,
  type PublishBatchCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { marshall } from '@aws-sdk/util-dynamodb';
import { CloudEvent } from '@maplebridge/contracts';
import { scratchMessaging } from '@maplebridge/local/engines';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { messageBytes } from './batches.ts';
import { seal } from './hash-chain.ts';
import { relay } from './relay.ts';
import { unsealedEvents } from './spec.ts';

let engine: Awaited<ReturnType<typeof scratchMessaging>>;
let sns: SNSClient;
let sqs: SQSClient;
let topic: string;

beforeAll(async () => {
  engine = await scratchMessaging();
  const settings = {
    endpoint: engine.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  };
  sns = new SNSClient(settings);
  sqs = new SQSClient(settings);
  topic = (await sns.send(new CreateTopicCommand({ Name: 'events' }))).TopicArn ?? '';
});
afterAll(() => engine.stop());

/** A queue that receives what its filter policy matches. */
async function listener(name: string, filter: object) {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  const url = `${engine.endpoint}/000000000000/${name}`;
  await sns.send(
    new SubscribeCommand({
      TopicArn: topic,
      Protocol: 'sqs',
      Endpoint: `arn:aws:sqs:us-east-1:000000000000:${name}`,
      Attributes: { RawMessageDelivery: 'true', FilterPolicy: JSON.stringify(filter) },
    }),
  );
  expect(QueueUrl).toContain(name);
  return async () => {
    const heard: CloudEvent[] = [];
    for (;;) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10 }),
      );
      if (Messages.length === 0) return heard;
      heard.push(...Messages.map(({ Body = '' }) => CloudEvent.parse(JSON.parse(Body)) as CloudEvent));
      const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }));
    }
  };
}

const records = (stream: string, count: number, over: object = {}): DynamoDBRecord[] =>
  seal(unsealedEvents(stream, count), '').map((event) => ({
    dynamodb: {
      SequenceNumber: String(event.version),
      NewImage: marshall({ ...event, ...over }, { removeUndefinedValues: true }) as NonNullable<
        DynamoDBRecord['dynamodb']
      >['NewImage'] &
        object,
    },
  }));

const api = 'https://api.example.org';
const target = () => ({ client: sns, topic, api, city: 'zhenjiang', service: 'mediation' });

test('publishes every event of the log, in several calls', async () => {
  const heard = await listener('all', { type: [{ prefix: 'maplebridge.' }] });
  expect(await relay(records('case-a', 23), target())).toEqual({ failedFrom: undefined, tooLarge: [] });
  const ids = (await heard()).map(({ id }) => id);
  expect(ids.sort()).toEqual(Array.from({ length: 23 }, (_, i) => `case-a#${i + 1}`).sort());
});

test('lets subscribers filter by area at any level and by department', async () => {
  const inDistrict = await listener('district', { area: [{ prefix: '321100/321171/' }] });
  const elsewhere = await listener('elsewhere', { area: [{ prefix: '321100/321102/' }] });
  const court = await listener('court', { 'department-court': [{ exists: true }] });
  await relay(records('case-b', 1), target());
  await relay(records('case-c', 1, { departments: ['court', 'labour'] }), target());
  expect((await inDistrict()).map(({ subject }) => subject).sort()).toEqual(['case-b', 'case-c']);
  expect(await elsewhere()).toEqual([]);
  const [heard, ...more] = await court();
  expect([heard?.subject, heard?.departments, more]).toEqual(['case-c', 'court labour', []]);
});

test('reaches every department when there are more than one message can name', async () => {
  const departments = Array.from({ length: 17 }, (_, i) => `office-${i}`);
  const raw = vi.spyOn(sns, 'send');
  const [first, last] = await Promise.all(
    [0, 16].map((i) => listener(`office-${i}`, { [`department-office-${i}`]: [{ exists: true }] })),
  );
  raw.mockClear();
  expect((await relay(records('case-f', 1, { departments }), target())).failedFrom).toBeUndefined();
  for (const hears of [first, last])
    expect((await hears?.())?.map(({ id, departments: named }) => [id, named])).toEqual([
      ['case-f#1', departments.join(' ')],
    ]);
  const [[command] = []] = raw.mock.calls;
  const { PublishBatchRequestEntries: sent = [] } = (command as PublishBatchCommand).input;
  expect(sent.map(({ MessageAttributes = {} }) => Object.keys(MessageAttributes).length)).toEqual([
    10, 10, 3,
  ]);
});

test('cuts requests by bytes, and an event too large for SNS does not block others', async () => {
  const heard = await listener('large', { area: [{ prefix: '321100/' }] });
  const sent = vi.spyOn(sns, 'send').mockClear();
  const large = (bytes: number) => ({ data: { note: 'x'.repeat(bytes) } });
  const [huge] = records('case-huge', 1, large(262_144));
  const many = records('case-g', 10, large(60_000));
  const { failedFrom, tooLarge } = await relay(
    [...many.slice(0, 5), huge as DynamoDBRecord, ...many.slice(5)],
    target(),
  );
  expect([failedFrom, tooLarge.map(({ eventId }) => eventId)]).toEqual([undefined, ['case-huge#1']]);
  const sizes = sent.mock.calls.map(([it]) =>
    ((it as PublishBatchCommand).input.PublishBatchRequestEntries ?? []).reduce(
      (sum, { Message = '', MessageAttributes }) => sum + messageBytes(Message, MessageAttributes),
      0,
    ),
  );
  expect(sizes).toHaveLength(3);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(262_144);
  expect(await heard()).toHaveLength(10);
  sent.mockRestore();
});

test('publishes nothing of a batch with a record that carries no event', async () => {
  const [first, second] = records('case-d', 2);
  const broken = { ...second, dynamodb: { SequenceNumber: '2' } } as DynamoDBRecord;
  await expect(relay([first as DynamoDBRecord, broken], target())).rejects.toThrow('no new image');
});

test('fails loudly when the topic is gone', async () => {
  const lost = { ...target(), topic: topic.replace('events', 'nowhere') };
  await expect(relay(records('case-e', 1), lost)).rejects.toThrow();
});
