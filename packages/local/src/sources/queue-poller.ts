import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { region } from '../assembly/identities.ts';
import type { LambdaFunction } from '../functions/pool.ts';
import { type Poller, poll } from './poller.ts';

export interface QueueSource {
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly batchSize: number;
  /** Whether the function's answer lists the messages that failed. */
  readonly reportsFailures: boolean;
}

/** Seconds a receive waits for a message. */
const longPoll = 20;

/**
 * Feeds a function from its queue. What the function has handled is deleted; what it has not comes again when its visibility
 * timeout is over, until the queue's redrive policy gives it up.
 */
export function pollQueue(sqs: SQSClient, source: QueueSource, to: LambdaFunction): Poller {
  const { queueUrl: QueueUrl, batchSize } = source;
  return poll(`queue of ${to.name}`, async (signal) => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: Math.min(batchSize, 10),
        WaitTimeSeconds: longPoll,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
      { abortSignal: signal },
    );
    if (Messages.length === 0) return;
    const outcome = await to.invoke({ Records: Messages.map((it) => record(it, source)) } satisfies SQSEvent);
    if (!outcome.ok) return;
    const handled = Messages.filter(
      ({ MessageId }) => !failedIds(outcome.payload, source).has(MessageId ?? ''),
    );
    if (handled.length === 0) return;
    await sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl,
        Entries: handled.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
      }),
    );
  });
}

function failedIds(payload: unknown, { reportsFailures }: QueueSource): ReadonlySet<string> {
  if (!reportsFailures) return new Set();
  const { batchItemFailures = [] } = (payload ?? {}) as Partial<SQSBatchResponse>;
  return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
}

function record(message: Message, { queueArn }: QueueSource): SQSRecord {
  const { MessageId = '', ReceiptHandle = '', Body = '', MD5OfBody = '', Attributes = {} } = message;
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: Attributes as unknown as SQSRecord['attributes'],
    messageAttributes: {},
    md5OfBody: MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: region,
  };
}
