import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { RetentionClass } from '@maplebridge/contracts';
import pMap from 'p-map';
import type { RequestMark } from './recorded.ts';

/** The retention class of a record, which decides how long it is kept. While its stream is held it does not expire. */
export interface Keeping {
  readonly as: RetentionClass;
  readonly held: boolean;
}

/**
 * The only place for personal data: names, contacts and free text. It is separate from the log so that it can be erased.
 * Readers no longer see a record that has expired; DynamoDB's TTL deletes it some days later.
 */
export interface PersonalDataStore {
  /**
   * Stores a record under a stream, unless another request has stored one there. The same request may write again
   * after a crash; another request with the same key may not.
   */
  keep(
    stream: string,
    record: string,
    content: object,
    request: RequestMark,
    keeping: Keeping,
  ): Promise<'done' | 'key-reused'>;
  /** The record; undefined when there is none, or none any more. */
  read(stream: string, record: string): Promise<Record<string, unknown> | undefined>;
  /** Every record under a stream, by its key. */
  readAll(stream: string): Promise<Map<string, Record<string, unknown>>>;
  /** The keys of the records under a stream that may be erased: all except audit records. */
  erasable(stream: string): Promise<string[]>;
  /** Erases records. A record that does not exist is not an error. `held`: one of them is on hold and must be kept for now. */
  erase(stream: string, records: readonly string[]): Promise<'done' | 'held'>;
  /** Removes the expiry of every record. Does not restore records that are gone. */
  hold(stream: string): Promise<void>;
  /** Restores the expiry that every record had before the hold. */
  release(stream: string): Promise<void>;
  /** The keys of records under a stream that start with `prefix`, the last one first; only those before `before`. */
  keys(
    stream: string,
    wanted: { readonly prefix: string; readonly before?: string | undefined; readonly limit: number },
  ): Promise<string[]>;
}

/** An item of the table. `until`: when its class expires, in epoch seconds; `expiresAt`: the same, absent while it is held. */
interface Item {
  readonly sk: string;
  readonly content: Record<string, unknown>;
  readonly class?: Keeping['as'];
  readonly until?: number;
  readonly expiresAt?: number;
  readonly held?: true;
}

/** A report that many have joined has hundreds of records; one request at a time would exceed a function's timeout. */
const inParallel = { concurrency: 25 };

const heldName = { '#h': 'held' };

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

type KeptUntil = (as: RetentionClass, writtenAt: Date) => Date | undefined;

/** @param keptUntil when a record of a class expires that is written at a moment; undefined for never. */
export function dynamodbPersonalData(
  client: DynamoDBDocumentClient,
  table: string,
  keptUntil: KeptUntil,
  clock: () => Date = () => new Date(),
): PersonalDataStore {
  const unexpired = unexpiredAt(clock);
  return {
    ...recordReads(client, table, unexpired),
    ...recordWrites(client, table, keptUntil, clock),
    ...holds(client, table, unexpired),
  };
}

/** TTL deletes an item some days after it expired; until then readers must not see it. */
const unexpiredAt =
  (clock: () => Date) =>
  ({ expiresAt }: Item): boolean =>
    expiresAt === undefined || expiresAt > seconds(clock());

async function itemsOf(
  client: DynamoDBDocumentClient,
  table: string,
  stream: string,
  unexpired: (item: Item) => boolean,
): Promise<Item[]> {
  const items: Item[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :s',
      ExpressionAttributeValues: { ':s': stream },
    },
  );
  for await (const { Items } of pages) items.push(...((Items ?? []) as Item[]));
  return items.filter(unexpired);
}

/** Whether the write was done: false when its condition did not hold. */
async function conditionally(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

function recordReads(
  client: DynamoDBDocumentClient,
  table: string,
  unexpired: (item: Item) => boolean,
): Pick<PersonalDataStore, 'read' | 'readAll' | 'erasable' | 'keys'> {
  const all = (stream: string) => itemsOf(client, table, stream, unexpired);
  return {
    async read(stream, record) {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { pk: stream, sk: record }, ConsistentRead: true }),
      );
      return Item && unexpired(Item as Item) ? (Item as Item).content : undefined;
    },

    readAll: async (stream) => new Map((await all(stream)).map(({ sk, content }) => [sk, content])),

    erasable: async (stream) => (await all(stream)).filter((it) => it.class !== 'audit').map(({ sk }) => sk),

    async keys(stream, { prefix, before, limit }) {
      const { Items } = await client.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :s AND begins_with(sk, :p)',
          ExpressionAttributeValues: { ':s': stream, ':p': prefix },
          ...(before !== undefined && { ExclusiveStartKey: { pk: stream, sk: before } }),
          ProjectionExpression: 'sk, expiresAt',
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      // Where keys begin with a time, expired ones come last: a page that is not full is the last page.
      return ((Items ?? []) as Item[]).filter(unexpired).map(({ sk }) => sk);
    },
  };
}

function recordWrites(
  client: DynamoDBDocumentClient,
  table: string,
  keptUntil: KeptUntil,
  clock: () => Date,
): Pick<PersonalDataStore, 'keep' | 'erase'> {
  const deleteUnlessHeld = (stream: string, record: string) =>
    conditionally(() =>
      client.send(
        new DeleteCommand({
          TableName: table,
          Key: { pk: stream, sk: record },
          ConditionExpression: 'attribute_not_exists(#h)',
          ExpressionAttributeNames: heldName,
        }),
      ),
    );

  return {
    async keep(stream, record, content, request, { as, held }) {
      const end = keptUntil(as, clock());
      const until = end && { until: seconds(end) };
      const expiry = until && !held && { expiresAt: until.until };
      const kept = { class: as, ...until, ...expiry, ...(held && { held }) };
      const done = await conditionally(() =>
        client.send(
          new PutCommand({
            TableName: table,
            Item: { pk: stream, sk: record, content, request: request.body, ...kept },
            ConditionExpression: 'attribute_not_exists(pk) OR #r = :r',
            ExpressionAttributeNames: { '#r': 'request' },
            ExpressionAttributeValues: { ':r': request.body },
          }),
        ),
      );
      return done ? 'done' : 'key-reused';
    },

    async erase(stream, records) {
      let held = false;
      await pMap(
        records,
        async (record) => {
          if (!held && !(await deleteUnlessHeld(stream, record))) held = true;
        },
        inParallel,
      );
      return held ? 'held' : 'done';
    },
  };
}

function holds(
  client: DynamoDBDocumentClient,
  table: string,
  unexpired: (item: Item) => boolean,
): Pick<PersonalDataStore, 'hold' | 'release'> {
  const all = (stream: string) => itemsOf(client, table, stream, unexpired);
  const change = (stream: string, record: string, UpdateExpression: string, values: object = {}) =>
    conditionally(() =>
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk: stream, sk: record },
          UpdateExpression,
          // An update of a record that was erased meanwhile would create it again, empty.
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: heldName,
          ...(Object.keys(values).length && { ExpressionAttributeValues: values }),
        }),
      ),
    );

  return {
    async hold(stream) {
      const free = (await all(stream)).filter(({ held }) => !held);
      const values = { ':yes': true };
      await pMap(free, ({ sk }) => change(stream, sk, 'SET #h = :yes REMOVE expiresAt', values), inParallel);
    },

    async release(stream) {
      const held = (await all(stream)).filter((it) => it.held);
      const releaseOne = ({ sk, until }: Item) =>
        until === undefined
          ? change(stream, sk, 'REMOVE #h')
          : change(stream, sk, 'SET expiresAt = :u REMOVE #h', { ':u': until });
      await pMap(held, releaseOne, inParallel);
    },
  };
}
