import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Engine } from '../engines/dynoxide.ts';
import { startMessaging } from '../engines/messaging.ts';
import { messageMoves } from './message-moves.ts';

let engine: Engine;
let sqs: SQSClient;
let moves: ReturnType<typeof messageMoves>;
beforeAll(async () => {
  engine = await startMessaging();
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  sqs = new SQSClient({ endpoint: engine.endpoint, region: 'us-east-1', credentials });
  moves = messageMoves(engine.endpoint);
});
afterAll(async () => {
  moves.stop();
  sqs.destroy();
  await engine.stop();
});

async function queue(QueueName: string) {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  return { url: QueueUrl, arn: Attributes?.QueueArn ?? '' };
}
const received = async (QueueUrl: string) =>
  (
    await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
    )
  ).Messages ?? [];

test('moves what waits, with what stands beside it, and tells how it ended', async () => {
  const [from, to] = [await queue('from'), await queue('to')];
  for (const MessageBody of ['one', 'two'])
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: from.url,
        MessageBody,
        MessageAttributes: { reason: { DataType: 'String', StringValue: 'order-missing' } },
      }),
    );
  const asked = () => ({ SourceArn: from.arn, DestinationArn: to.arn, MaxNumberOfMessagesPerSecond: 500 });
  await moves.answer('StartMessageMoveTask', asked);
  await vi.waitFor(async () =>
    expect(await moves.answer('ListMessageMoveTasks', asked)).toMatchObject({
      Results: [{ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 2 }],
    }),
  );
  expect(await received(from.url)).toEqual([]);
  const moved = await received(to.url);
  expect(moved.map(({ Body }) => Body).sort()).toEqual(['one', 'two']);
  for (const { MessageAttributes } of moved)
    expect(MessageAttributes?.reason?.StringValue).toBe('order-missing');
});

test('moves what somebody looked at and did not delete, once it is back', async () => {
  const [from, to] = [await queue('seen'), await queue('back')];
  await sqs.send(new SendMessageCommand({ QueueUrl: from.url, MessageBody: 'seen' }));
  await sqs.send(new ReceiveMessageCommand({ QueueUrl: from.url, VisibilityTimeout: 1 }));
  const asked = () => ({ SourceArn: from.arn, DestinationArn: to.arn });
  await vi.waitFor(
    async () => {
      await moves.answer('StartMessageMoveTask', asked);
      expect((await received(to.url)).map(({ Body }) => Body)).toEqual(['seen']);
    },
    { timeout: 10_000, interval: 200 },
  );
});

test('knows of no other call', async () =>
  expect(await moves.answer('ReceiveMessage', () => ({}))).toBeUndefined());
