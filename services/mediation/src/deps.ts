import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { city } from '@maplebridge/directory/city-data';
import { aggregateLog, dynamodbStore } from '@maplebridge/event-log';
import { caseDecider } from './case/case.ts';
import { limits } from './routing/limits.ts';
import { router } from './routing/route-case.ts';

/** The cases of the city, on the log. */
export const caseLog = (client: DynamoDBDocumentClient, table: string) =>
  aggregateLog(dynamodbStore(client, table), caseDecider({ router: router(city), limits: limits(city) }));

export type CaseLog = ReturnType<typeof caseLog>;
