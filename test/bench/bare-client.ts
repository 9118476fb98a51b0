import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

/** A minimal function that writes an item: the baseline for all bundles. */
const client = new DynamoDBClient();
export const handler = (item: Record<string, { S: string }>) =>
  client.send(new PutItemCommand({ TableName: 'any', Item: item }));
