import {
  type DynamoDBDocumentClient,
  PutCommand,
  paginateQuery,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { cancellationCodes, isConflict } from './contention.ts';
import type { RecordedEvent } from './recorded.ts';
import { seatUpdate } from './seats.ts';
import { assertAppendable, assertWithoutGap, type EventStore } from './store.ts';

/** The log in a DynamoDB table with PK `stream` and SK `version`; `seatTable`, with PK `resource`, where its streams take seats. */
export function dynamodbStore(client: DynamoDBDocumentClient, table: string, seatTable?: string): EventStore {
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
    async append(expectedVersion, events, seats = []) {
      assertAppendable(expectedVersion, events, seats);
      const [first] = events;
      if (!first) return 'appended';
      try {
        // One event needs no transaction, which would cost twice the write units.
        if (events.length === 1 && seats.length === 0) await client.send(new PutCommand(put(first)));
        else {
          if (seats.length && !seatTable)
            throw new Error(`${first.stream} takes seats, and there is no table of them`);
          const TransactItems = [
            ...events.map((event) => ({ Put: put(event) })),
            ...seats.map((change) => ({ Update: seatUpdate(seatTable ?? '', change, first.recordedAt) })),
          ];
          // The token makes the SDK's own repetition of a lost answer harmless.
          await client.send(
            new TransactWriteCommand({ TransactItems, ClientRequestToken: first.hash.slice(0, 36) }),
          );
        }
        return 'appended';
      } catch (error) {
        if (lackedSeat(error, events.length)) return 'full';
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

/** Whether nothing but a seat stood in the way: the events come first in the transaction, the seats after them. */
function lackedSeat(error: unknown, events: number): boolean {
  const codes = cancellationCodes(error);
  return (
    codes.slice(events).includes('ConditionalCheckFailed') &&
    codes.slice(0, events).every((code) => code === 'None')
  );
}
