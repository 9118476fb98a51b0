import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Engine, engineHandler } from '../engines/engine.ts';
import { startMessaging } from '../engines/messaging.ts';
import { messageMoves } from './message-moves.ts';
import { refusals } from './move-rules.ts';

let engine: Engine;
let sqs: SQSClient;
let moves: ReturnType<typeof messageMoves>;
beforeAll(async () => {
  engine = await startMessaging();
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  sqs = new SQSClient({
    ...{ endpoint: 'http://engine', region: 'us-east-1', credentials },
    requestHandler: engineHandler(engine),
  });
  moves = messageMoves(engine);
});
afterAll(async () => {
  moves.stop();
  sqs.destroy();
  await engine.stop();
});

/** A queue; one with a dead-letter queue moves a message there at its second receive. */
async function queue(QueueName: string, deadLetterTargetArn?: string) {
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 1 });
  const Attributes = { VisibilityTimeout: '0', ...(deadLetterTargetArn !== undefined && { RedrivePolicy }) };
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
  const got = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
  return { url: QueueUrl, arn: got.Attributes?.QueueArn ?? '' };
}
/** A dead-letter queue and a queue that names it. */
async function pair(name: string) {
  const from = await queue(`${name}-dlq`);
  return { from, to: await queue(name, from.arn) };
}
const send = (QueueUrl: string, MessageBody: string) =>
  sqs.send(
    new SendMessageCommand({
      ...{ QueueUrl, MessageBody },
      MessageAttributes: { reason: { DataType: 'String', StringValue: 'order-missing' } },
    }),
  );
const received = async (QueueUrl: string, VisibilityTimeout = 30) =>
  (
    await sqs.send(
      new ReceiveMessageCommand({
        ...{ QueueUrl, VisibilityTimeout, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] },
      }),
    )
  ).Messages ?? [];
const bodies = async (url: string) => (await received(url)).map(({ Body }) => Body).sort();

/** Fails a message until SQS moves it to the dead-letter queue. */
async function fail(url: string, body: string): Promise<void> {
  await send(url, body);
  await vi.waitFor(async () => expect(await received(url, 0)).toEqual([]));
}

const start = (asked: object) => moves.answer('StartMessageMoveTask', () => ({ ...asked }));
const cancel = (asked: object) => moves.answer('CancelMessageMoveTask', () => ({ ...asked }));
const list = (asked: object) => moves.answer('ListMessageMoveTasks', () => ({ ...asked }));
const ended = (SourceArn: string, as: object) =>
  vi.waitFor(async () => expect(await list({ SourceArn })).toMatchObject({ Results: [as] }), 10_000);

test('moves waiting messages with their attributes, and reports the result', async () => {
  const { from, to } = await pair('told');
  for (const body of ['one', 'two']) await send(from.url, body);
  await start({ SourceArn: from.arn, DestinationArn: to.arn, MaxNumberOfMessagesPerSecond: 500 });
  await ended(from.arn, { Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 2 });
  expect(await received(from.url)).toEqual([]);
  const moved = await received(to.url);
  expect(moved.map(({ Body }) => Body).sort()).toEqual(['one', 'two']);
  for (const { MessageAttributes } of moved)
    expect(MessageAttributes?.reason?.StringValue).toBe('order-missing');
});

test('moves messages in flight once they are visible again', async () => {
  const { from, to } = await pair('seen');
  await send(from.url, 'seen');
  await received(from.url, 1);
  await vi.waitFor(
    async () => {
      await start({ SourceArn: from.arn, DestinationArn: to.arn });
      expect(await bodies(to.url)).toEqual(['seen']);
    },
    { timeout: 10_000, interval: 200 },
  );
});

describe('without a destination', () => {
  test('each message returns to its source queue, also when queues share a dead-letter queue', async () => {
    const { from, to: first } = await pair('shared');
    const second = await queue('shared-too', from.arn);
    await fail(first.url, 'of the first');
    await fail(second.url, 'of the second');
    await start({ SourceArn: from.arn });
    await ended(from.arn, { Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 2 });
    expect(await bodies(first.url)).toEqual(['of the first']);
    expect(await bodies(second.url)).toEqual(['of the second']);
  });

  test('a message sent directly to the dead-letter queue has no source to return to', async () => {
    const { from, to } = await pair('direct');
    await send(from.url, 'direct');
    await start({ SourceArn: from.arn });
    await ended(from.arn, { Status: 'FAILED', FailureReason: 'CouldNotDetermineMessageSource' });
    expect(await received(to.url)).toEqual([]);
  });
});

test('a running task can be cancelled; moved messages stay moved', async () => {
  const { from, to } = await pair('slow');
  for (const body of ['one', 'two', 'three']) await send(from.url, body);
  const begun = { SourceArn: from.arn, DestinationArn: to.arn, MaxNumberOfMessagesPerSecond: 1 };
  const task = (await start(begun)) as { TaskHandle: string };
  expect(await start(begun)).toBe(refusals.running);
  expect(await list({ SourceArn: from.arn })).toMatchObject({ Results: [task] });
  expect(await cancel(task)).toEqual({ ApproximateNumberOfMessagesMoved: expect.any(Number) });
  expect(await cancel(task)).toBe(refusals.notRunning);
  await ended(from.arn, { Status: 'CANCELLED' });
  expect(await list({ SourceArn: from.arn })).not.toHaveProperty('Results.0.TaskHandle');
  expect(await cancel({ TaskHandle: 'of nothing' })).toBe(refusals.noTask);
});

test('missing queues, and sources that are not dead-letter queues, are refused', async () => {
  const { from, to } = await pair('kept');
  expect(await start({ SourceArn: `${from.arn}-none` })).toBe(refusals.noSource);
  expect(await list({ SourceArn: `${from.arn}-none` })).toBe(refusals.noSource);
  expect(await start({ SourceArn: to.arn })).toBe(refusals.notDeadLetters);
  expect(await start({ SourceArn: from.arn, DestinationArn: `${to.arn}-none` })).toBe(refusals.noDestination);
});

test('answers no other call', async () =>
  expect(await moves.answer('ReceiveMessage', () => ({}))).toBeUndefined());
