import { SNSClient } from '@aws-sdk/client-sns';
import { relay } from '@maplebridge/event-log';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { RelayEnv, readEnv } from './env.ts';
import { observed } from './observability.ts';

const env = readEnv(RelayEnv);
const target = {
  client: new SNSClient(),
  topic: env.TOPIC_ARN,
  api: env.API_URL,
  city: env.CITY,
  service: env.POWERTOOLS_SERVICE_NAME,
};

/** Publishes a service's log; the same code in every service. */
export const handler = observed<DynamoDBStreamEvent, DynamoDBBatchResponse>(
  async ({ Records }, { logger, count }) => {
    const failed = await relay(Records, target);
    count('EventsRelayed', failed === undefined ? Records.length : 0);
    logger.info('log relayed', { records: Records.length, ...(failed && { failedFrom: failed }) });
    return { batchItemFailures: failed === undefined ? [] : [{ itemIdentifier: failed }] };
  },
);
