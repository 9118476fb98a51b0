import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';

const maxTries = 5;

/** Sends at most ten messages, and those again that SQS did not take. Throws when it goes on refusing some. */
export async function sendAll(sqs: SQSClient, QueueUrl: string, bodies: readonly string[]): Promise<void> {
  let left = bodies;
  for (let tries = 1; left.length; tries++) {
    const Entries = left.map((MessageBody, i) => ({ Id: String(i), MessageBody }));
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    if (Failed.length && tries === maxTries)
      throw new Error(`SQS did not take ${Failed.length} messages: ${Failed[0]?.Code}`);
    left = Failed.map(({ Id }) => left[Number(Id)] ?? '');
    if (left.length) await sleep(100 * 2 ** tries);
  }
}
