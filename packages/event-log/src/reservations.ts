import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { batchGet, cutBatches, untilProcessed } from './batches.ts';

/** The capacity of a resource: at most `capacity` streams hold a reservation of it at a time. */
export interface Offer {
  readonly resource: string;
  readonly capacity: number;
}

/** A change of reservations that is committed together with events, or not at all (ADR 0022). */
export type ReservationChange =
  /** `of`: how many reservations there are, where nobody offers them: a place in time needs no stream of its own. */
  | { readonly resource: string; readonly take: string; readonly of?: number | undefined }
  | { readonly resource: string; readonly release: string }
  | Offer;

/** The current reservations of a resource. */
export interface Occupancy {
  readonly capacity: number;
  /** The streams that hold a reservation. */
  readonly holders: readonly string[];
  /** When a reservation was last taken, RFC 3339 in UTC; undefined if never. */
  readonly lastTaken?: string | undefined;
}

/** A resource of which a reservation is held: one that another stream offers, or one that nobody does, with all it has to give. */
export type Held = string | Offer;

interface Reserved<State> {
  /** The resources this stream holds a reservation of. */
  readonly holds?: (state: State) => readonly Held[];
  /** The reservations this stream offers to others. */
  readonly offers?: (state: State, stream: string) => Offer | undefined;
}

/**
 * What changes of reservations when a stream goes from one state to the next. Computed from the states, so that no event can forget
 * to release a reservation.
 */
export function reservationChanges<State>(
  { holds, offers }: Reserved<State>,
  stream: string,
  before: State,
  after: State,
): ReservationChange[] {
  const held = byResource(holds?.(before));
  const holding = byResource(holds?.(after));
  const offer = offers?.(after, stream);
  const unchanged = offer && offers?.(before, stream)?.capacity === offer.capacity;
  return [
    ...[...holding]
      .filter(([resource]) => !held.has(resource))
      .map(([resource, of]) => ({ resource, take: stream, ...(of !== undefined && { of }) })),
    ...[...held.keys()]
      .filter((resource) => !holding.has(resource))
      .map((resource) => ({ resource, release: stream })),
    ...(offer && !unchanged ? [offer] : []),
  ];
}

const byResource = (all: readonly Held[] = []): Map<string, number | undefined> =>
  new Map(all.map((it) => (typeof it === 'string' ? [it, undefined] : [it.resource, it.capacity])));

/** The change as an action of a transaction on the table of reservations, PK `resource`. */
export function reservationUpdate(table: string, change: ReservationChange, now: string) {
  const update = { TableName: table, Key: { resource: change.resource } };
  if ('capacity' in change) {
    return {
      ...update,
      UpdateExpression: 'SET #c = :c',
      ExpressionAttributeNames: { '#c': 'capacity' },
      ExpressionAttributeValues: { ':c': change.capacity },
    };
  }
  if ('release' in change) {
    return {
      ...update,
      UpdateExpression: 'DELETE holders :h',
      ExpressionAttributeValues: { ':h': new Set([change.release]) },
    };
  }
  const taken = { ':t': now, ':h': new Set([change.take]) };
  if (change.of !== undefined) {
    return {
      ...update,
      UpdateExpression: 'SET lastTaken = :t, #c = :c ADD holders :h',
      ConditionExpression: 'attribute_not_exists(holders) OR size(holders) < :c',
      ExpressionAttributeNames: { '#c': 'capacity' },
      ExpressionAttributeValues: { ...taken, ':c': change.of },
    };
  }
  return {
    ...update,
    UpdateExpression: 'SET lastTaken = :t ADD holders :h',
    ConditionExpression: '#c > :none AND (attribute_not_exists(holders) OR size(holders) < #c)',
    ExpressionAttributeNames: { '#c': 'capacity' },
    ExpressionAttributeValues: { ...taken, ':none': 0 },
  };
}

/** The occupancy of resources as it stands, for choosing among them; resources never offered nor taken are left out. */
export async function occupancies(
  client: DynamoDBDocumentClient,
  table: string,
  resources: readonly string[],
): Promise<Map<string, Occupancy>> {
  const found = new Map<string, Occupancy>();
  // DynamoDB refuses a batch that names a key twice.
  const keys = [...new Set(resources)].map((resource) => ({ resource }));
  for (const batch of cutBatches(keys, () => 0, batchGet).batches) {
    await untilProcessed(batch, async (left) => {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: [...left] } } }),
      );
      for (const { resource, capacity, holders, lastTaken } of Responses?.[table] ?? []) {
        found.set(resource, { capacity, holders: [...(holders ?? [])], lastTaken });
      }
      return UnprocessedKeys?.[table]?.Keys as typeof keys | undefined;
    });
  }
  return found;
}
