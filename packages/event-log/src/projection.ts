import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { isConflict, untilUncontended } from './contention.ts';
import { type Counts, counterChanges } from './counters.ts';

/** A row of a read model, projected from a stream at `version`. */
export interface ViewItem {
  readonly pk: string;
  readonly sk: string;
  readonly version: number;
}

/**
 * Writes a row unless a newer or equal one exists: rows may arrive late, twice or out of order.
 * Returns whether the row was written.
 */
export async function putView(
  client: DynamoDBDocumentClient,
  table: string,
  item: ViewItem,
): Promise<boolean> {
  try {
    await client.send(
      new PutCommand({
        TableName: table,
        Item: item,
        ConditionExpression: 'attribute_not_exists(pk) OR #v < :v',
        ExpressionAttributeNames: { '#v': 'version' },
        ExpressionAttributeValues: { ':v': item.version },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** A row that adds to counters and stores what it added. */
export interface CountingViewItem extends ViewItem {
  readonly counts: Counts;
}

/**
 * The same for a row that adds to counters. Row and counters change in one transaction; a step that changes no counter is one plain write.
 * @param now RFC 3339 in UTC.
 */
export async function putCountingView(
  client: DynamoDBDocumentClient,
  table: string,
  item: CountingViewItem,
  now: string,
): Promise<boolean> {
  const Key = { pk: item.pk, sk: item.sk };
  const done = await untilUncontended(async () => {
    const found = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    // A row written before counters existed stores no counts, and added none.
    const before = found.Item as (ViewItem & Partial<CountingViewItem>) | undefined;
    if (before && before.version >= item.version) return false;
    const put = { TableName: table, Item: item, ...unchangedSince(before) };
    try {
      const moves = counterChanges(table, before?.counts ?? {}, item.counts, now);
      if (moves.length)
        await client.send(new TransactWriteCommand({ TransactItems: [{ Put: put }, ...moves] }));
      else await client.send(new PutCommand(put));
      return true;
    } catch (error) {
      if (isConflict(error)) return undefined;
      throw error;
    }
  });
  if (done === undefined) throw new Error(`${item.pk} could not be written: too many concurrent writes`);
  return done;
}

const unchangedSince = (before: ViewItem | undefined) =>
  before
    ? {
        ConditionExpression: '#v = :v',
        ExpressionAttributeNames: { '#v': 'version' },
        ExpressionAttributeValues: { ':v': before.version },
      }
    : { ConditionExpression: 'attribute_not_exists(pk)' };
