import { type DynamoDBDocumentClient, paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { counters, type KeyRange, keyRange } from '@maplebridge/event-log';
import { type CaseRow, openAtWorkstations } from './case-row.ts';
import type { CaseList } from './lists.ts';
import type { OpenCasesAt } from './routing/workstations.ts';

export interface Page {
  readonly rows: readonly CaseRow[];
  /** The key after which the next page begins; undefined at the end. */
  readonly next: string | undefined;
}

/** Which part of a list is wanted. Keys are those of the list's order. */
export interface Wanted {
  readonly list: CaseList;
  /** A list is kept for each station or mediator; several are merged. */
  readonly partitions: readonly string[];
  readonly latestFirst: boolean;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly after?: string | undefined;
}

const orderOf = (row: CaseRow, { order }: CaseList): string => String(row[order] ?? '');

/**
 * One page over several partitions of a list: each is asked for a page and the pages are merged, so that the cost grows
 * with the partitions and the page, never with the cases.
 */
export async function casePage(
  client: DynamoDBDocumentClient,
  table: string,
  wanted: Wanted,
  limit: number,
): Promise<Page> {
  const range = keyRange('#o', { ...wanted, last: wanted.to });
  if (!range) return { rows: [], next: undefined };
  const ask = (partition: string) =>
    client.send(new QueryCommand(query(table, wanted, range, partition, limit + 1)));
  const pages = await Promise.all(wanted.partitions.map(ask));
  const sign = wanted.latestFirst ? -1 : 1;
  const merged = pages
    .flatMap(({ Items }) => (Items ?? []) as CaseRow[])
    .sort((a, b) => (orderOf(a, wanted.list) < orderOf(b, wanted.list) ? -sign : sign));
  const rows = merged.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: merged.length > limit && last ? orderOf(last, wanted.list) : undefined };
}

const query = (
  table: string,
  { list, latestFirst }: Wanted,
  { condition, values }: KeyRange,
  partition: string,
  limit: number,
) => ({
  TableName: table,
  IndexName: list.index,
  KeyConditionExpression: `#p = :p${condition}`,
  ExpressionAttributeNames: { '#p': list.partition, ...(condition && { '#o': list.order }) },
  ExpressionAttributeValues: { ':p': partition, ...values },
  ScanIndexForward: !latestFirst,
  Limit: limit,
});

/** The ids on a list of a partition, the earliest first, up to a key; read as they are asked for. */
export async function* idsOn(
  client: DynamoDBDocumentClient,
  table: string,
  { index, partition, order }: CaseList,
  of: string,
  upTo = '~',
): AsyncGenerator<string> {
  const pages = paginateQuery(
    { client, pageSize: 100 },
    {
      TableName: table,
      IndexName: index,
      KeyConditionExpression: '#p = :p AND #o <= :u',
      ExpressionAttributeNames: { '#p': partition, '#o': order },
      ExpressionAttributeValues: { ':p': of, ':u': upTo },
    },
  );
  for await (const { Items } of pages) yield* ((Items ?? []) as CaseRow[]).map(({ shown }) => shown.id);
}

/** How many cases stand open at each workstation of a station: counters, so that a busy station costs no more than an idle one. */
export async function openCasesAtWorkstations(
  client: DynamoDBDocumentClient,
  table: string,
  station: string,
): Promise<OpenCasesAt> {
  const { counters: at } = await counters(client, table, openAtWorkstations(station));
  return (venue) => at.get(venue)?.open ?? 0;
}
