import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Edition } from '../domain/suppression/edition.ts';

export interface Editions {
  /** The edition of a year; undefined if none is published. */
  readonly of: (year: string) => Promise<Edition | undefined>;
  /** Stores an edition unless the year already has one; returns the stored edition. */
  readonly publish: (edition: Edition) => Promise<Edition>;
}

export function editionStore(client: DynamoDBDocumentClient, table: string): Editions {
  async function of(year: string, ConsistentRead = false) {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: { year }, ConsistentRead }));
    return Item as Edition | undefined;
  }
  return {
    of: (year) => of(year),
    async publish(edition) {
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: edition,
            ConditionExpression: 'attribute_not_exists(#y)',
            ExpressionAttributeNames: { '#y': 'year' },
          }),
        );
        return edition;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return (await of(edition.year, true)) ?? edition;
      }
    },
  };
}
