import { DescribeTableCommand, type DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb';

/** A deployment by city and stage (ADR 0011). */
export interface DeploymentName {
  readonly city: string;
  readonly stage: string;
}

/** A table by stack and construct: `intake-Log`. */
export type TableName = `${string}-${'Log' | 'View' | 'ProcessedEvent'}`;

/** What tables of a deployment are called: by stack and construct, and by CloudFormation at the end where it names them. */
export const namePattern = ({ city, stage }: DeploymentName, table: TableName): RegExp =>
  new RegExp(`^maplebridge-${city}-${stage}-${table}[0-9A-F]{8}(-[0-9A-Z]+)?$`);

/** The tables of a deployment, each by its full name. Throws for one that does not exist or exists more than once. */
export async function tablesOf<T extends TableName>(
  client: DynamoDBClient,
  deployment: DeploymentName,
  wanted: readonly T[],
): Promise<Readonly<Record<T, string>>> {
  const all: string[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client }, {})) all.push(...TableNames);
  const found = wanted.map((table) => {
    const [name, ...more] = all.filter((it) => namePattern(deployment, table).test(it));
    const where = `${table} of ${deployment.city} ${deployment.stage}`;
    if (!name) throw new Error(`There is no table ${where}: is it deployed here, and was it ever started?`);
    // A table that was retained when its stack was deleted keeps its name.
    if (more.length) throw new Error(`${where} is there more than once: ${[name, ...more].join(', ')}`);
    return [table, name];
  });
  return Object.fromEntries(found);
}

/** The approximate number of events: DynamoDB updates its item count every six hours. */
export async function itemsIn(dynamodb: DynamoDBClient, tables: readonly string[]): Promise<number> {
  const counts = await Promise.all(
    tables.map(
      async (TableName) =>
        (await dynamodb.send(new DescribeTableCommand({ TableName }))).Table?.ItemCount ?? 0,
    ),
  );
  return counts.reduce((sum, n) => sum + n, 0);
}
