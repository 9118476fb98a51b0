import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { RecordedEvent } from '@maplebridge/event-log';
import { logKeys, pairKeys, scratchTables } from '@maplebridge/local/engines';
import type { Store } from './tables.ts';

/** The services whose logs are counted, each with one aggregate for fixtures. */
export const services = { intake: 'report', mediation: 'case', hazard: 'hazard' } as const;
export type Service = keyof typeof services;
const serviceNames = Object.keys(services) as Service[];

export const logs = serviceNames.map((service) => ({ service, table: `${service}-Log` }));

/** DynamoDB's limit of items in one batch. */
const perBatch = 25;

/** The tables of statistics and the logs it is rebuilt from, on a separate embedded engine. */
export async function startStore() {
  const logTables = Object.fromEntries(logs.map(({ table }) => [table, logKeys]));
  const { plain, connect, stop } = await scratchTables({
    View: pairKeys,
    ProcessedEvent: logKeys,
    ...logTables,
  });
  const storeOf = (plain: DynamoDBClient): Store => ({
    client: DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } }),
    view: 'View',
    processedEvent: 'ProcessedEvent',
  });
  const store = storeOf(plain);

  /** Appends events to the log of a service. */
  async function record(service: Service, events: readonly RecordedEvent[]): Promise<void> {
    for (let from = 0; from < events.length; from += perBatch) {
      const puts = events.slice(from, from + perBatch).map((Item) => ({ PutRequest: { Item } }));
      await store.client.send(new BatchWriteCommand({ RequestItems: { [`${service}-Log`]: puts } }));
    }
  }

  return { store, connect, storeOf, record, stop };
}
export type Started = Awaited<ReturnType<typeof startStore>>;
