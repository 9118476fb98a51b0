import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import type { RequestMark } from './recorded.ts';

/** Who and in which words: the one place for personal data, apart from the log so that it can be erased. Nothing erases yet. */
export interface Dossier {
  /**
   * Keeps a record under a stream, unless another request has kept one there: the same request may write again
   * after a crash, another one with the same key may not.
   */
  keep(stream: string, record: string, content: object, request: RequestMark): Promise<'done' | 'key-reused'>;
  /** The record, or undefined when there is none (any more). */
  read(stream: string, record: string): Promise<Record<string, unknown> | undefined>;
  /** Every record under a stream, by its key. */
  readAll(stream: string): Promise<Map<string, Record<string, unknown>>>;
  /** The keys of records under a stream that begin alike, the last one first; those before `before` alone. */
  keys(
    stream: string,
    wanted: { readonly prefix: string; readonly before?: string | undefined; readonly limit: number },
  ): Promise<string[]>;
}

export function dynamodbDossier(client: DynamoDBDocumentClient, table: string): Dossier {
  return {
    async keep(stream, record, content, request) {
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: { pk: stream, sk: record, content, request: request.body },
            ConditionExpression: 'attribute_not_exists(pk) OR #r = :r',
            ExpressionAttributeNames: { '#r': 'request' },
            ExpressionAttributeValues: { ':r': request.body },
          }),
        );
        return 'done';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'key-reused';
        throw error;
      }
    },

    async read(stream, record) {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { pk: stream, sk: record }, ConsistentRead: true }),
      );
      return Item?.content as Record<string, unknown> | undefined;
    },

    async readAll(stream) {
      const found = new Map<string, Record<string, unknown>>();
      const pages = paginateQuery(
        { client },
        {
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :s',
          ExpressionAttributeValues: { ':s': stream },
        },
      );
      for await (const { Items } of pages) {
        for (const { sk, content } of Items ?? []) found.set(sk, content);
      }
      return found;
    },

    async keys(stream, { prefix, before, limit }) {
      const { Items } = await client.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :s AND begins_with(sk, :p)',
          ExpressionAttributeValues: { ':s': stream, ':p': prefix },
          ...(before !== undefined && { ExclusiveStartKey: { pk: stream, sk: before } }),
          ProjectionExpression: 'sk',
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return (Items ?? []).map(({ sk }) => sk);
    },
  };
}
