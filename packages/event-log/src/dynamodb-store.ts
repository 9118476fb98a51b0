import {
  type DynamoDBDocumentClient,
  PutCommand,
  paginateQuery,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { isConflict } from './contention.ts';
import type { RecordedEvent } from './recorded.ts';
import { assertAppendable, assertWithoutGap, type EventStore } from './store.ts';

/** The log in a DynamoDB table with PK `stream` and SK `version`. */
export function dynamodbStore(client: DynamoDBDocumentClient, table: string): EventStore {
  const put = (event: RecordedEvent) => ({
    TableName: table,
    Item: event,
    ConditionExpression: 'attribute_not_exists(#stream)',
    ExpressionAttributeNames: { '#stream': 'stream' },
  });

  async function read(stream: string, upTo?: number): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    const pages = paginateQuery(
      { client },
      {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: upTo === undefined ? '#s = :s' : '#s = :s AND #v <= :v',
        ExpressionAttributeNames: { '#s': 'stream', ...(upTo !== undefined && { '#v': 'version' }) },
        ExpressionAttributeValues: { ':s': stream, ...(upTo !== undefined && { ':v': upTo }) },
      },
    );
    for await (const page of pages) events.push(...((page.Items ?? []) as RecordedEvent[]));
    return events;
  }

  return {
    async append(expectedVersion, events) {
      assertAppendable(expectedVersion, events);
      const [first] = events;
      if (!first) return 'appended';
      try {
        // One event needs no transaction, which would cost twice the write units.
        if (events.length === 1) await client.send(new PutCommand(put(first)));
        else {
          const TransactItems = events.map((event) => ({ Put: put(event) }));
          // The token makes the SDK's own repetition of a lost answer harmless.
          await client.send(
            new TransactWriteCommand({ TransactItems, ClientRequestToken: first.hash.slice(0, 36) }),
          );
        }
        return 'appended';
      } catch (error) {
        if (isConflict(error)) return 'conflict';
        throw error;
      }
    },

    async load(stream, upTo) {
      const events = await read(stream, upTo);
      assertWithoutGap(stream, events);
      return events;
    },

    history: (stream) => read(stream),
  };
}
