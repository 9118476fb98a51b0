import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { cutBatches } from '@maplebridge/event-log/batches';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { region } from '../assembly/identities.ts';
import { maxPayloadBytes } from '../functions/payload-limits.ts';
import type { LambdaFunction } from '../functions/pool.ts';
import { type Poller, poll } from './poller.ts';

export interface QueueSource {
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly batchSize: number;
  /** Whether the function's answer lists the messages that failed. */
  readonly reportsFailures: boolean;
}

/** Seconds of long polling. Short, because a receive is never aborted: its messages would stay invisible. */
const longPoll = 1;

/**
 * Feeds a function from its queue. What the function has handled is deleted; what it has not comes again when its visibility
 * timeout is over, until the queue's redrive policy gives it up.
 */
export function pollQueue(sqs: SQSClient, source: QueueSource, to: LambdaFunction): Poller {
  const { queueUrl: QueueUrl, batchSize } = source;

  async function hand(messages: readonly Message[]): Promise<void> {
    const outcome = await to.invoke({ Records: messages.map((it) => record(it, source)) } satisfies SQSEvent);
    if (!outcome.ok) return;
    const handled = handledOf(messages, outcome.payload, source);
    if (handled.length === 0) return;
    const { Failed = [] } = await sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl,
        Entries: handled.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
      }),
    );
    // SQS redelivers them, which their consumer handles; the log shows the reason.
    if (Failed.length)
      console.error(`queue of ${to.name}: ${Failed.length} handled messages stay: ${Failed[0]?.Code}`);
  }

  return poll(`queue of ${to.name}`, async () => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: Math.min(batchSize, 10),
        WaitTimeSeconds: longPoll,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    if (Messages.length === 0) return;
    for (const batch of batchesOf(Messages)) await hand(batch);
  });
}

/** The bytes of a message in an event besides its body. */
const aroundMessage = 2048;

/** As many messages as fit one invocation; a single message always fits. */
const batchesOf = (messages: readonly Message[]): readonly (readonly Message[])[] =>
  cutBatches(
    messages,
    ({ Body, MessageAttributes }) =>
      Buffer.byteLength(JSON.stringify([Body, MessageAttributes])) + aroundMessage,
    { count: messages.length, bytes: maxPayloadBytes },
  ).batches;

/** The messages to delete. An unknown message id in the answer means that all have failed. */
function handledOf(
  messages: readonly Message[],
  payload: unknown,
  { reportsFailures }: QueueSource,
): readonly Message[] {
  const failures =
    (reportsFailures && (payload as Partial<SQSBatchResponse> | null)?.batchItemFailures) || [];
  const sent = new Set(messages.map(({ MessageId }) => MessageId));
  const failed = new Set(failures.map(({ itemIdentifier }) => itemIdentifier));
  if ([...failed].some((id) => !sent.has(id))) return [];
  return messages.filter(({ MessageId = '' }) => !failed.has(MessageId));
}

function record(message: Message, { queueArn }: QueueSource): SQSRecord {
  const {
    MessageId = '',
    ReceiptHandle = '',
    Body = '',
    MD5OfBody = '',
    Attributes = {},
    MessageAttributes = {},
  } = message;
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: Attributes as unknown as SQSRecord['attributes'],
    messageAttributes: Object.fromEntries(
      Object.entries(MessageAttributes).map(([name, { DataType = '', StringValue }]) => [
        name,
        { dataType: DataType, ...(StringValue !== undefined && { stringValue: StringValue }) },
      ]),
    ) as SQSRecord['messageAttributes'],
    md5OfBody: MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: region,
  };
}
