import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { scratchMessaging } from '@maplebridge/local/engines';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendAll } from './send-all.ts';

let engine: Awaited<ReturnType<typeof scratchMessaging>>;
let sqs: SQSClient;
beforeAll(async () => {
  engine = await scratchMessaging();
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  sqs = new SQSClient({ endpoint: engine.endpoint, region: 'us-east-1', credentials });
});
afterAll(async () => {
  sqs.destroy();
  await engine.stop();
});

test('returns a permanently rejected message with its reason, and sends the others', async () => {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'sent' }));
  const queue = new URL(new URL(QueueUrl).pathname, engine.endpoint).href;
  const fitting = Array.from({ length: 12 }, (_, i) => `${i}`.padEnd(100_000, 'x'));
  const tooLarge = 'x'.repeat(262_145);
  const unreadable = 'a\u0001';
  const bodies = [...fitting.slice(0, 6), tooLarge, unreadable, ...fitting.slice(6)];
  expect(await sendAll(sqs, queue, bodies)).toEqual([
    { body: tooLarge, code: 'MessageTooLong' },
    { body: unreadable, code: 'InvalidMessageContents' },
  ]);
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queue, AttributeNames: ['ApproximateNumberOfMessages'] }),
  );
  expect(Attributes?.ApproximateNumberOfMessages).toBe('12');
});
