import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { aggregateLog, dynamodbStore, occupancies } from '@maplebridge/event-log';
import { reportDecider } from './report/report.ts';

interface Tables {
  readonly LOG_TABLE: string;
  /** Whoever only reads takes no seats. */
  readonly SEAT_TABLE?: string;
}

/** The reports of the city, on the log; they take seats of desks. */
export const reportLog = (client: DynamoDBDocumentClient, { LOG_TABLE, SEAT_TABLE }: Tables) =>
  aggregateLog(dynamodbStore(client, LOG_TABLE, SEAT_TABLE), reportDecider);

export type ReportLog = ReturnType<typeof reportLog>;

/** How many hold a seat of each resource; none is 0. */
export const taken =
  (client: DynamoDBDocumentClient, { SEAT_TABLE }: Required<Pick<Tables, 'SEAT_TABLE'>>) =>
  async (resources: readonly string[]): Promise<(resource: string) => number> => {
    const found = await occupancies(client, SEAT_TABLE, resources);
    return (resource) => found.get(resource)?.holders.length ?? 0;
  };
export type Taken = ReturnType<typeof taken>;
