import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

/** The least a function that writes an item can be: what all bundles are measured against. */
const client = new DynamoDBClient();
export const handler = (item: Record<string, { S: string }>) =>
  client.send(new PutItemCommand({ TableName: 'any', Item: item }));
