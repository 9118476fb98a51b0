import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

/** A row of a read model, made of a stream as it stood at `version`. */
export interface ViewItem {
  readonly pk: string;
  readonly sk: string;
  readonly version: number;
}

/**
 * Writes a row unless a newer one stands there: rows may come late, twice or out of order.
 * Answers whether the row was written.
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
