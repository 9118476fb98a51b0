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

/** As what a record is kept, which says how long; while its stream is held it has no end. */
export interface Keeping {
  readonly as: RetentionClass;
  readonly held: boolean;
}

/**
 * Who and in which words: the one place for personal data, apart from the log so that it can be erased. A record whose time
 * has passed is gone for readers at once; the table deletes it some days later.
 */
export interface PersonalDataStore {
  /**
   * Keeps a record under a stream, unless another request has kept one there: the same request may write again
   * after a crash, another one with the same key may not.
   */
  keep(
    stream: string,
    record: string,
    content: object,
    request: RequestMark,
    keeping: Keeping,
  ): Promise<'done' | 'key-reused'>;
  /** The record, or undefined when there is none (any more). */
  read(stream: string, record: string): Promise<Record<string, unknown> | undefined>;
  /** Every record under a stream, by its key. */
  readAll(stream: string): Promise<Map<string, Record<string, unknown>>>;
  /** The keys of the records under a stream that may be erased: all but those that prove how it was dealt with. */
  erasable(stream: string): Promise<string[]>;
  /** Takes records away for good; one that is not there is no error. `held`: one of them must be kept for now. */
  erase(stream: string, records: readonly string[]): Promise<'done' | 'held'>;
  /** Takes from every record the end of its time, so that it stays; what is gone stays gone. */
  hold(stream: string): Promise<void>;
  /** Gives every record its end back as it was. */
  release(stream: string): Promise<void>;
  /** The keys of records under a stream that begin alike, the last one first; those before `before` alone. */
  keys(
    stream: string,
    wanted: { readonly prefix: string; readonly before?: string | undefined; readonly limit: number },
  ): Promise<string[]>;
}

/** What the table holds. `until`: the end of its class, in seconds; `expiresAt`: the same, unless it is held. */
interface Item {
  readonly sk: string;
  readonly content: Record<string, unknown>;
  readonly class?: Keeping['as'];
  readonly until?: number;
  readonly expiresAt?: number;
  readonly held?: true;
}

/** A report that many have joined has hundreds of records: one after the other would outlast a function. */
const abreast = { concurrency: 25 };

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** @param keptUntil when a record of a class ends that is written at a moment; undefined for never. */
export function dynamodbPersonalData(
  client: DynamoDBDocumentClient,
  table: string,
  keptUntil: (as: RetentionClass, writtenAt: Date) => Date | undefined,
  clock: () => Date = () => new Date(),
): PersonalDataStore {
  const isThere = ({ expiresAt }: Item): boolean => expiresAt === undefined || expiresAt > seconds(clock());

  async function itemsOf(stream: string): Promise<Item[]> {
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
    return items.filter(isThere);
  }

  /** Whether it was done; it is not where the condition does not hold. */
  async function conditionally(write: () => Promise<unknown>): Promise<boolean> {
    try {
      await write();
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  const names = { '#h': 'held' };
  const change = (stream: string, record: string, UpdateExpression: string, values: object = {}) =>
    conditionally(() =>
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk: stream, sk: record },
          UpdateExpression,
          // What was erased meanwhile must not come back as an empty record.
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: names,
          ...(Object.keys(values).length && { ExpressionAttributeValues: values }),
        }),
      ),
    );

  const take = (stream: string, record: string) =>
    conditionally(() =>
      client.send(
        new DeleteCommand({
          TableName: table,
          Key: { pk: stream, sk: record },
          ConditionExpression: 'attribute_not_exists(#h)',
          ExpressionAttributeNames: names,
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

    async read(stream, record) {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { pk: stream, sk: record }, ConsistentRead: true }),
      );
      return Item && isThere(Item as Item) ? (Item as Item).content : undefined;
    },

    readAll: async (stream) => new Map((await itemsOf(stream)).map(({ sk, content }) => [sk, content])),

    erasable: async (stream) =>
      (await itemsOf(stream)).filter((it) => it.class !== 'audit').map(({ sk }) => sk),

    async erase(stream, records) {
      let held = false;
      await pMap(
        records,
        async (record) => {
          if (!held && !(await take(stream, record))) held = true;
        },
        abreast,
      );
      return held ? 'held' : 'done';
    },

    async hold(stream) {
      const free = (await itemsOf(stream)).filter(({ held }) => !held);
      const values = { ':yes': true };
      await pMap(free, ({ sk }) => change(stream, sk, 'SET #h = :yes REMOVE expiresAt', values), abreast);
    },

    async release(stream) {
      const heldOnes = (await itemsOf(stream)).filter(({ held }) => held);
      const letGo = ({ sk, until }: Item) =>
        until === undefined
          ? change(stream, sk, 'REMOVE #h')
          : change(stream, sk, 'SET expiresAt = :u REMOVE #h', { ':u': until });
      await pMap(heldOnes, letGo, abreast);
    },

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
      // Where keys begin with a time, those past theirs come last: a page that is not full is the end.
      return ((Items ?? []) as Item[]).filter(isThere).map(({ sk }) => sk);
    },
  };
}
