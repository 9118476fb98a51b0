import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { aggregateLog, dynamodbStore, occupancies } from '@maplebridge/event-log';
import { reportDecider } from './report/stream.ts';

interface Tables {
  readonly LOG_TABLE: string;
  /** Whoever only reads takes no reservations. */
  readonly RESERVATION_TABLE?: string;
}

/** The reports of the city, on the log; they take reservations of desks. */
export const reportLog = (client: DynamoDBDocumentClient, { LOG_TABLE, RESERVATION_TABLE }: Tables) =>
  aggregateLog(dynamodbStore(client, LOG_TABLE, RESERVATION_TABLE), reportDecider);

export type ReportLog = ReturnType<typeof reportLog>;

/** How many hold a reservation of each resource; none is 0. */
export const taken =
  (client: DynamoDBDocumentClient, { RESERVATION_TABLE }: Required<Pick<Tables, 'RESERVATION_TABLE'>>) =>
  async (resources: readonly string[]): Promise<(resource: string) => number> => {
    const found = await occupancies(client, RESERVATION_TABLE, resources);
    return (resource) => found.get(resource)?.holders.length ?? 0;
  };
export type Taken = ReturnType<typeof taken>;

/** Where lists are read. */
export interface View {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}
