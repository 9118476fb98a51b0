import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { isConflict, untilUncontended } from './contention.ts';
import { type Counts, counterChanges } from './counters.ts';
import { keyRange } from './key-range.ts';

/** A stream's entry in the read model at a version. */
export interface Listed {
  /** `<aggregate>-<id>`, or a part of a stream that is listed by itself. */
  readonly id: string;
  readonly version: number;
  /** The fields that a list returns. */
  readonly item: Readonly<Record<string, unknown>>;
  /** The lists that contain it, with its sort key in each. Keys of one list are made unique by the id. */
  readonly lists: Readonly<Record<string, string>>;
  /** What it adds to counters, by counter item and counter. */
  readonly counts: Counts;
}

const rowKey = (id: string) => ({ pk: `row#${id}`, sk: 'row' });
const listKey = (list: string, key: string, id: string) => ({ pk: `list#${list}`, sk: `${key}#${id}` });

const rowItem = ({ id, version, item, lists, counts }: Listed) => ({
  ...rowKey(id),
  version,
  item,
  lists,
  counts,
});
const listItems = ({ id, item, lists }: Listed) =>
  Object.entries(lists).map(([list, key]) => ({ ...listKey(list, key, id), item }));

/** The table item of a listed stream, without its counts. */
export const listedItems = (listed: Listed) => [rowItem(listed), ...listItems(listed)];

type Row = Pick<Listed, 'version' | 'lists' | 'counts'>;

/**
 * Adds a stream to its lists and counters and removes it from its previous ones, in one transaction. A late, repeated or
 * out-of-order update changes nothing. Returns whether anything was written.
 * @param now RFC 3339 in UTC; a counter stores when it last changed.
 */
export async function list(
  client: DynamoDBDocumentClient,
  table: string,
  listed: Listed,
  now: string,
): Promise<boolean> {
  const done = await untilUncontended(async () => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: rowKey(listed.id), ConsistentRead: true }),
    );
    const before = Item as Row | undefined;
    if (before && before.version >= listed.version) return false;
    try {
      await client.send(new TransactWriteCommand({ TransactItems: changes(table, before, listed, now) }));
      return true;
    } catch (error) {
      if (isConflict(error)) return undefined;
      throw error;
    }
  });
  if (done === undefined) throw new Error(`${listed.id} could not be listed: too many concurrent writes`);
  return done;
}

function changes(table: string, before: Row | undefined, listed: Listed, now: string) {
  const { id, lists, counts } = listed;
  const left = Object.entries(before?.lists ?? {}).filter(([list, key]) => lists[list] !== key);
  return [
    {
      Put: {
        TableName: table,
        Item: rowItem(listed),
        ...(before
          ? {
              ConditionExpression: '#v = :v',
              ExpressionAttributeNames: { '#v': 'version' },
              ExpressionAttributeValues: { ':v': before.version },
            }
          : { ConditionExpression: 'attribute_not_exists(pk)' }),
      },
    },
    ...left.map(([list, key]) => ({ Delete: { TableName: table, Key: listKey(list, key, id) } })),
    ...listItems(listed).map((Item) => ({ Put: { TableName: table, Item } })),
    ...counterChanges(table, before?.counts ?? {}, counts, now),
  ];
}

/** A page of a list. */
export interface ListPage<T> {
  readonly items: readonly T[];
  /** The key after which the next page begins; undefined on the last page. */
  readonly next: string | undefined;
}

export interface ListWanted {
  /** Several lists are merged by key. */
  readonly lists: readonly string[];
  readonly latestFirst: boolean;
  /** Only keys from this one on, inclusive. */
  readonly from?: string | undefined;
  /** Only keys up to this one, inclusive. */
  readonly upTo?: string | undefined;
  /** Where the last page ended. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** One page over lists. The cost grows with the number of lists and the page size, never with the number of rows. */
export async function listPage<T>(
  client: DynamoDBDocumentClient,
  table: string,
  wanted: ListWanted,
): Promise<ListPage<T>> {
  const pages = await Promise.all(wanted.lists.map((name) => pageOf(client, table, name, wanted)));
  const sign = wanted.latestFirst ? -1 : 1;
  const merged = pages.flat().sort((a, b) => (a.sk < b.sk ? -sign : sign));
  const shown = merged.slice(0, wanted.limit);
  return {
    items: shown.map(({ item }) => item as T),
    next: merged.length > wanted.limit ? shown.at(-1)?.sk : undefined,
  };
}

interface ListItem {
  readonly sk: string;
  readonly item: unknown;
}

async function pageOf(
  client: DynamoDBDocumentClient,
  table: string,
  name: string,
  wanted: ListWanted,
): Promise<ListItem[]> {
  // "~" sorts behind the id of every key.
  const last = wanted.upTo === undefined ? undefined : `${wanted.upTo}#~`;
  const range = keyRange('sk', { ...wanted, last });
  if (!range) return [];
  const { Items } = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: `pk = :p${range.condition}`,
      ExpressionAttributeValues: { ':p': `list#${name}`, ...range.values },
      ScanIndexForward: !wanted.latestFirst,
      Limit: wanted.limit + 1,
    }),
  );
  return (Items ?? []) as ListItem[];
}
