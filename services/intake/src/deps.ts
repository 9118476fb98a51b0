import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { aggregateLog, dynamodbStore, occupancies } from '@maplebridge/event-log';
import { reportDecider } from './report/stream.ts';

interface Tables {
  readonly LOG_TABLE: string;
  /** Not needed by functions that only read. */
  readonly RESERVATION_TABLE?: string;
}

/** The event log of the city's reports, with reservations of desk slots. */
export const reportLog = (client: DynamoDBDocumentClient, { LOG_TABLE, RESERVATION_TABLE }: Tables) =>
  aggregateLog(dynamodbStore(client, LOG_TABLE, RESERVATION_TABLE), reportDecider);

export type ReportLog = ReturnType<typeof reportLog>;

/** Number of reservations of each resource; 0 if there are none. */
export const occupancy =
  (client: DynamoDBDocumentClient, { RESERVATION_TABLE }: Required<Pick<Tables, 'RESERVATION_TABLE'>>) =>
  async (resources: readonly string[]): Promise<(resource: string) => number> => {
    const found = await occupancies(client, RESERVATION_TABLE, resources);
    return (resource) => found.get(resource)?.holders.length ?? 0;
  };
export type Occupancy = ReturnType<typeof occupancy>;

/** The table with the read models. */
export interface View {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}
