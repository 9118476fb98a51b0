import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { RecordedEvent } from '@maplebridge/event-log';
import { startDynoxide } from '@maplebridge/local/engines';
import type { Store } from './tables.ts';

/** The services whose logs statistics counts, by the aggregate that the fixtures have of each. */
export const services = { intake: 'report', mediation: 'case', hazard: 'hazard' } as const;
export type Service = keyof typeof services;
const serviceNames = Object.keys(services) as Service[];

export const logs = serviceNames.map((service) => ({ service, table: `${service}-Log` }));

/** DynamoDB's limit of items in one batch. */
const perBatch = 25;

/** The tables of statistics and the logs it is rebuilt from, on an engine of their own. */
export async function startStore() {
  const engine = await startDynoxide();
  /** A client of its own, as each environment of a function has. */
  const connect = () =>
    new DynamoDBClient({
      endpoint: engine.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
  const storeOf = (plain: DynamoDBClient): Store => ({
    client: DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } }),
    view: 'View',
    proof: 'Proof',
  });
  const plain = connect();
  const make = (TableName: string, hash: string, range: string, type: 'N' | 'S') =>
    plain.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: hash, KeyType: 'HASH' },
          { AttributeName: range, KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: hash, AttributeType: 'S' },
          { AttributeName: range, AttributeType: type },
        ],
      }),
    );
  await make('View', 'pk', 'sk', 'S');
  for (const table of ['Proof', ...logs.map((log) => log.table)]) await make(table, 'stream', 'version', 'N');
  const store = storeOf(plain);

  /** Puts events into the log of a service, as its commands would. */
  async function record(service: Service, events: readonly RecordedEvent[]): Promise<void> {
    for (let from = 0; from < events.length; from += perBatch) {
      const puts = events.slice(from, from + perBatch).map((Item) => ({ PutRequest: { Item } }));
      await store.client.send(new BatchWriteCommand({ RequestItems: { [`${service}-Log`]: puts } }));
    }
  }

  return { store, connect, storeOf, record, stop: () => engine.stop() };
}
export type Started = Awaited<ReturnType<typeof startStore>>;
