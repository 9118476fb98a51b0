import { SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { relay } from '@maplebridge/event-log';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { RelayEnv, readEnv } from './env.ts';
import { observed } from './observability.ts';

const env = readEnv(RelayEnv);
const sqs = new SQSClient();
const target = {
  client: new SNSClient(),
  topic: env.TOPIC_ARN,
  api: env.API_URL,
  city: env.CITY,
  service: env.POWERTOOLS_SERVICE_NAME,
};

/** Publishes a service's log; every service uses this code. */
export const handler = observed<DynamoDBStreamEvent, DynamoDBBatchResponse>(
  async ({ Records }, { logger, count }) => {
    const { failedFrom, tooLarge } = await relay(Records, target);
    // It can never be published: the alarm of the failure queue notifies a person, and the events after it continue (ADR 0051).
    for (const it of tooLarge) {
      const MessageBody = JSON.stringify({ condition: 'EventTooLarge', ...it });
      await sqs.send(new SendMessageCommand({ QueueUrl: env.FAILURES_URL, MessageBody }));
      logger.error('event too large to be published', { ...it });
    }
    if (tooLarge.length) count('EventsTooLarge', tooLarge.length);
    count('EventsRelayed', failedFrom === undefined ? Records.length - tooLarge.length : 0);
    logger.info('log relayed', { records: Records.length, ...(failedFrom && { failedFrom }) });
    return { batchItemFailures: failedFrom === undefined ? [] : [{ itemIdentifier: failedFrom }] };
  },
);
