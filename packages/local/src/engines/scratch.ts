import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { startDynoxide } from './dynoxide.ts';
import { engineHandler } from './engine.ts';
import { bytesOf } from './forward.ts';
import { startMessaging } from './messaging.ts';

/** Partition key and sort key, if there is one; the name of a key that is a number ends in `:N`. */
export type Keys = readonly [partition: string, sort?: string];

/** A table by its keys, and its indexes by theirs. */
export interface TableKeys {
  readonly keys: Keys;
  readonly indexes?: Readonly<Record<string, Keys>>;
}

const named = (key: string) => key.replace(/:N$/, '');
const schema = ([partition, sort]: Keys) => [
  { AttributeName: named(partition), KeyType: 'HASH' as const },
  ...(sort ? [{ AttributeName: named(sort), KeyType: 'RANGE' as const }] : []),
];

export async function createTable(
  client: DynamoDBClient,
  name: string,
  { keys, indexes = {} }: TableKeys,
): Promise<void> {
  const attributes = new Set([keys, ...Object.values(indexes)].flat());
  const GlobalSecondaryIndexes = Object.entries(indexes).map(([IndexName, of]) => ({
    IndexName,
    KeySchema: schema(of),
    Projection: { ProjectionType: 'ALL' as const },
  }));
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: schema(keys),
      AttributeDefinitions: [...attributes].map((key = '') => ({
        AttributeName: named(key),
        AttributeType: key.endsWith(':N') ? 'N' : 'S',
      })),
      ...(GlobalSecondaryIndexes.length && { GlobalSecondaryIndexes }),
    }),
  );
}

export interface Scratch {
  readonly plain: DynamoDBClient;
  readonly client: DynamoDBDocumentClient;
  /** A separate client, as each execution environment has. */
  connect(): DynamoDBClient;
  stop(): Promise<void>;
}

/** Tables on an engine of their own, in memory: for tests and benchmarks of stores. */
export async function scratchTables(tables: Readonly<Record<string, TableKeys>>): Promise<Scratch> {
  const engine = await startDynoxide();
  const credentials = { accessKeyId: 'scratch', secretAccessKey: 'scratch' };
  const connect = () =>
    new DynamoDBClient({
      ...{ region: 'us-east-1', credentials, endpoint: 'http://engine' },
      requestHandler: engineHandler(engine),
    });
  const plain = connect();
  for (const [name, table] of Object.entries(tables)) await createTable(plain, name, table);
  return {
    plain,
    connect,
    client: DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } }),
    stop: () => engine.stop(),
  };
}

/** SQS, SNS and S3 of a test, in memory, on a port that every client reaches, also by presigned URLs. */
export async function scratchMessaging(): Promise<{ readonly endpoint: string; stop(): Promise<void> }> {
  const engine = await startMessaging();
  const server = createServer(async (incoming, response) => {
    const { method = '', url = '', headers } = incoming;
    const {
      status,
      headers: shown,
      body,
    } = await engine.send({ method, url, headers }, await bytesOf(incoming));
    response.writeHead(status, shown).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await engine.stop();
    },
  };
}

/** The key schemas that services share. */
export const logKeys: TableKeys = { keys: ['stream', 'version:N'] };
export const reservationKeys: TableKeys = { keys: ['resource'] };
/** Of views and personal-data stores. */
export const pairKeys: TableKeys = { keys: ['pk', 'sk'] };
