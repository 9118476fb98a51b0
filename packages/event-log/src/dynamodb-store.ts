import {
  type DynamoDBDocumentClient,
  PutCommand,
  paginateQuery,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { cancellationCodes, isConflict } from './contention.ts';
import type { RecordedEvent } from './recorded.ts';
import { reservationUpdate } from './reservations.ts';
import { assertAppendable, assertWithoutGap, type EventStore } from './store.ts';

/** The log in a DynamoDB table with PK `stream` and SK `version`; `reservationTable`, with PK `resource`, where its streams take reservations. */
export function dynamodbStore(
  client: DynamoDBDocumentClient,
  table: string,
  reservationTable?: string,
): EventStore {
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
    async append(expectedVersion, events, reservations = []) {
      assertAppendable(expectedVersion, events, reservations);
      const [first] = events;
      if (!first) return 'appended';
      try {
        // One event needs no transaction, which would cost twice the write units.
        if (events.length === 1 && reservations.length === 0) await client.send(new PutCommand(put(first)));
        else {
          if (reservations.length && !reservationTable)
            throw new Error(`${first.stream} takes reservations, but no reservation table is configured`);
          const TransactItems = [
            ...events.map((event) => ({ Put: put(event) })),
            ...reservations.map((change) => ({
              Update: reservationUpdate(reservationTable ?? '', change, first.recordedAt),
            })),
          ];
          // The token makes a retry by the SDK after a lost response idempotent.
          await client.send(
            new TransactWriteCommand({ TransactItems, ClientRequestToken: first.hash.slice(0, 36) }),
          );
        }
        return 'appended';
      } catch (error) {
        if (lackedReservation(error, events.length)) return 'full';
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

/** Whether only a missing reservation cancelled the transaction: the events come first in it, the reservations after them. */
function lackedReservation(error: unknown, events: number): boolean {
  const codes = cancellationCodes(error);
  return (
    codes.slice(events).includes('ConditionalCheckFailed') &&
    codes.slice(0, events).every((code) => code === 'None')
  );
}
