import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { aggregateLog, dynamodbStore } from '@maplebridge/event-log';
import { bulletinDecider } from './bulletin/stream.ts';
import { observationDecider } from './observation/stream.ts';

/** Everything on the log of the service. */
export function statisticsLogs(
  client: DynamoDBDocumentClient,
  { LOG_TABLE }: { readonly LOG_TABLE: string },
) {
  const store = dynamodbStore(client, LOG_TABLE);
  return {
    observations: aggregateLog(store, observationDecider),
    bulletins: aggregateLog(store, bulletinDecider),
  };
}

export type StatisticsLogs = ReturnType<typeof statisticsLogs>;
export type ObservationLog = StatisticsLogs['observations'];
export type BulletinLog = StatisticsLogs['bulletins'];
