import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { aggregateLog, dynamodbStore } from '@maplebridge/event-log';
import { reportDecider } from './report/report.ts';

/** The reports of the city, on the log. */
export const reportLog = (client: DynamoDBDocumentClient, table: string) =>
  aggregateLog(dynamodbStore(client, table), reportDecider);

export type ReportLog = ReturnType<typeof reportLog>;
