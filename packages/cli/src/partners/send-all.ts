import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { cutBatches, messageBatch, messageBytes } from '@maplebridge/event-log';

const maxTries = 5;

/** A message that SQS permanently rejects, and why. */
export interface Unsendable {
  readonly body: string;
  readonly code: string;
}

/**
 * Sends messages in batches of at most ten and 256 KiB, and retries those that SQS failed to accept. Throws when the failure persists.
 * Returns those that SQS rejects permanently, such as one that is too large; the others are sent.
 */
export async function sendAll(
  sqs: SQSClient,
  QueueUrl: string,
  bodies: readonly string[],
): Promise<Unsendable[]> {
  const { batches, tooLarge } = cutBatches(bodies, (body) => messageBytes(body), messageBatch);
  const unsendable: Unsendable[] = tooLarge.map((body) => ({ body, code: 'MessageTooLong' }));
  for (const batch of batches) unsendable.push(...(await sendBatch(sqs, QueueUrl, batch)));
  return unsendable;
}

async function sendBatch(sqs: SQSClient, QueueUrl: string, bodies: readonly string[]): Promise<Unsendable[]> {
  const unsendable: Unsendable[] = [];
  let left = bodies;
  for (let tries = 1; left.length; tries++) {
    const Entries = left.map((MessageBody, i) => ({ Id: String(i), MessageBody }));
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    const failed = Failed.map(({ Id, Code = '', SenderFault }) => ({
      body: left[Number(Id)] ?? '',
      code: Code,
      forGood: SenderFault === true,
    }));
    unsendable.push(...failed.filter(({ forGood }) => forGood).map(({ body, code }) => ({ body, code })));
    const again = failed.filter(({ forGood }) => !forGood);
    if (again.length && tries === maxTries)
      throw new Error(`SQS did not take ${again.length} messages: ${again[0]?.code}`);
    left = again.map(({ body }) => body);
    if (left.length) await sleep(100 * 2 ** tries);
  }
  return unsendable;
}
