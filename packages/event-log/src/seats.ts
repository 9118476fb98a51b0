import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What a resource has to give: at most `capacity` streams hold a seat of it at a time. */
export interface Offer {
  readonly resource: string;
  readonly capacity: number;
}

/** A change of seats that comes true together with events, or not at all (ADR 0022). */
export type SeatChange =
  | { readonly resource: string; readonly take: string }
  | { readonly resource: string; readonly release: string }
  | Offer;

/** Who sits where, as it stands. */
export interface Occupancy {
  readonly capacity: number;
  /** The streams that hold a seat. */
  readonly holders: readonly string[];
  /** When a seat was last taken, RFC 3339 in UTC; undefined if never. */
  readonly lastTaken?: string | undefined;
}

interface Seated<State> {
  /** The resources this stream holds a seat of. */
  readonly holds?: (state: State) => readonly string[];
  /** The seats this stream offers to others. */
  readonly offers?: (state: State, stream: string) => Offer | undefined;
}

/**
 * What changes of seats when a stream goes from one state to the next. Computed from the states, so that no event can forget
 * to give a seat back.
 */
export function seatChanges<State>(
  { holds, offers }: Seated<State>,
  stream: string,
  before: State,
  after: State,
): SeatChange[] {
  const held = new Set(holds?.(before));
  const holding = new Set(holds?.(after));
  const offer = offers?.(after, stream);
  const unchanged = offer && offers?.(before, stream)?.capacity === offer.capacity;
  return [
    ...[...holding].filter((it) => !held.has(it)).map((resource) => ({ resource, take: stream })),
    ...[...held].filter((it) => !holding.has(it)).map((resource) => ({ resource, release: stream })),
    ...(offer && !unchanged ? [offer] : []),
  ];
}

/** The change as an action of a transaction on the table of seats, PK `resource`. */
export function seatUpdate(table: string, change: SeatChange, now: string) {
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
  return {
    ...update,
    UpdateExpression: 'SET lastTaken = :t ADD holders :h',
    ConditionExpression: '#c > :none AND (attribute_not_exists(holders) OR size(holders) < #c)',
    ExpressionAttributeNames: { '#c': 'capacity' },
    ExpressionAttributeValues: { ':t': now, ':h': new Set([change.take]), ':none': 0 },
  };
}

/** DynamoDB's limit of keys in one batch. */
const maxKeys = 100;

/** The occupancy of resources as it stands, for choosing among them; resources never offered are left out. */
export async function occupancies(
  client: DynamoDBDocumentClient,
  table: string,
  resources: readonly string[],
): Promise<Map<string, Occupancy>> {
  const found = new Map<string, Occupancy>();
  for (let from = 0; from < resources.length; from += maxKeys) {
    let keys = resources.slice(from, from + maxKeys).map((resource) => ({ resource }));
    while (keys.length) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: keys } } }),
      );
      for (const { resource, capacity, holders, lastTaken } of Responses?.[table] ?? []) {
        found.set(resource, { capacity, holders: [...(holders ?? [])], lastTaken });
      }
      keys = (UnprocessedKeys?.[table]?.Keys ?? []) as typeof keys;
    }
  }
  return found;
}
