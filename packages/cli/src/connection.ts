import { resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openDatabase } from '@maplebridge/local/database';

export interface Connection {
  readonly dynamodb: DynamoDBClient;
  close(): Promise<void>;
}

/** The stage that runs on a laptop; every other one is in AWS. */
export const localStage = 'local';

/** DynamoDB of a stage: in AWS with the default credentials and region, or of a local system. */
export async function connect({ stage, state }: { stage: string; state: string }): Promise<Connection> {
  if (stage !== localStage) {
    const dynamodb = new DynamoDBClient();
    return { dynamodb, close: async () => dynamodb.destroy() };
  }
  const { close, ...database } = await openDatabase(resolve(state));
  const dynamodb = new DynamoDBClient(database);
  return {
    dynamodb,
    async close() {
      dynamodb.destroy();
      await close();
    },
  };
}
