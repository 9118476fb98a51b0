import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import type { Resource } from '../assembly/resources.ts';

/** The part of a table's properties that its data depends on. */
type TableShape = Pick<
  CreateTableCommandInput,
  'KeySchema' | 'AttributeDefinitions' | 'GlobalSecondaryIndexes' | 'StreamSpecification'
>;

const shapeOf = ({ properties }: Resource): TableShape => ({
  KeySchema: properties.KeySchema as TableShape['KeySchema'],
  AttributeDefinitions: properties.AttributeDefinitions as TableShape['AttributeDefinitions'],
  ...(properties.GlobalSecondaryIndexes !== undefined && {
    GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes as TableShape['GlobalSecondaryIndexes'],
  }),
  ...(properties.StreamSpecification !== undefined && {
    StreamSpecification: { ...properties.StreamSpecification, StreamEnabled: true },
  }),
});

/** Keys and indexes in a comparable form. */
const keys = (of: Pick<TableDescription, 'KeySchema' | 'GlobalSecondaryIndexes'>): string =>
  JSON.stringify([
    of.KeySchema?.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`),
    (of.GlobalSecondaryIndexes ?? [])
      .map(({ IndexName, KeySchema }) => [IndexName, KeySchema?.map(({ AttributeName }) => AttributeName)])
      .sort(),
  ]);

/** Creates the table unless it exists from an earlier run. Throws when it exists with other keys. */
export async function ensureTable(client: DynamoDBClient, table: Resource): Promise<void> {
  const shape = shapeOf(table);
  const standing = await describe(client, table.identity.ref);
  if (!standing) {
    await client.send(
      new CreateTableCommand({ TableName: table.identity.ref, BillingMode: 'PAY_PER_REQUEST', ...shape }),
    );
    return;
  }
  if (keys(standing) !== keys(shape as TableDescription)) {
    throw new Error(
      `${table.name} stands with other keys or indexes from an earlier run; remove .maplebridge/ to begin anew`,
    );
  }
}

async function describe(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
