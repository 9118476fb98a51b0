import { type DynamoDBDocumentClient, paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseSummary } from '@maplebridge/contracts/mediation';
import { type CountingViewItem, type KeyRange, keyRange } from '@maplebridge/event-log';
import { deadlinesOf } from '../case/deadlines.ts';
import type { CasePolicy } from '../case/guards.ts';
import type { Case } from '../case/state.ts';
import { isVacant } from '../case/vacancy.ts';
import type { CaseList } from './lists.ts';
import { openAtWorkstations } from './open-cases.ts';

/** The row of a case. It is in every list (index) whose attributes it has. */
export interface CaseRow extends CountingViewItem {
  readonly shown: CaseSummary;
  /** When it was opened, and its id. In UTC, so that text order is time order; the id separates cases of the same instant. */
  readonly boardKey: string;
  readonly board: string;
  readonly categoryBoard: string;
  readonly station: string;
  readonly updatedKey: string;
  readonly tierBoard?: string;
  /** The mediator who leads it or is asked to. Absent once it has ended. */
  readonly mediator?: string;
  readonly leadKey?: string;
  readonly dueBoard?: string;
  readonly dueKey?: string;
  readonly overdueBoard?: string;
  readonly overdueKey?: string;
  readonly waitingBoard?: string;
}

export const within = (station: string, what: string): string => `${station}#${what}`;
export const keyAt = (instant: string, id: string): string => `${new Date(instant).toISOString()}#${id}`;
/** A key that sorts after every key of that instant. */
export const keyAfter = (instant: string): string => `${new Date(instant).toISOString()}#~`;

/** What a list shows of a case, without `updatedAt`. */
export function summary(policy: CasePolicy, id: string, state: Case): Omit<CaseSummary, 'updatedAt'> {
  const { category, area, status, routing, assignment, openedAt, overdueSince, outcome } = state;
  const [next] = deadlinesOf(policy, state);
  return {
    id,
    category,
    area,
    status,
    tier: routing.tier,
    venue: routing.venue,
    ...(assignment && { mediator: assignment.mediator }),
    openedAt,
    overdue: overdueSince !== undefined,
    ...(next && { dueAt: next.dueAt }),
    ...(outcome && { outcome }),
  };
}

/** The projection. `recordedAt`: when its latest event was recorded, which may be long after it happened. */
export function caseRow(
  policy: CasePolicy,
  id: string,
  state: Case,
  { version, recordedAt }: { readonly version: number; readonly recordedAt: string },
): CaseRow {
  const { area, status, category, routing, assignment, openedAt, overdueSince } = state;
  const { station } = area;
  const shown = { ...summary(policy, id, state), updatedAt: recordedAt };
  const boardKey = keyAt(openedAt, id);
  const running = status !== 'ended';
  const workstation = running && routing.tier === 'workstation' && routing.venue;
  return {
    pk: `case#${id}`,
    sk: 'case',
    version,
    counts: workstation ? { [`${openAtWorkstations(station)}/${workstation}`]: { open: 1 } } : {},
    shown,
    boardKey,
    station,
    board: within(station, status),
    categoryBoard: within(station, category),
    updatedKey: keyAt(recordedAt, id),
    ...(running && routing.tier && { tierBoard: within(station, routing.tier) }),
    ...(running && assignment && { mediator: assignment.mediator, leadKey: boardKey }),
    ...(shown.dueAt && { dueBoard: station, dueKey: keyAt(shown.dueAt, id) }),
    ...(running && overdueSince && { overdueBoard: station, overdueKey: keyAt(overdueSince, id) }),
    ...(isVacant(state) && { waitingBoard: station }),
  };
}

export interface Page {
  readonly rows: readonly CaseRow[];
  /** The key after which the next page begins; undefined on the last page. */
  readonly next: string | undefined;
}

/** The requested part of a list. Keys are those of the list's order. */
export interface CaseQuery {
  readonly list: CaseList;
  /** Each station or mediator is a partition of a list. Several are merged. */
  readonly partitions: readonly string[];
  readonly latestFirst: boolean;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly after?: string | undefined;
}

const orderOf = (row: CaseRow, { order }: CaseList): string => String(row[order] ?? '');

/**
 * One page over several partitions of a list. Queries one page of each partition and merges them: the cost grows with the
 * number of partitions and the page size, not with the number of cases.
 */
export async function casePage(
  client: DynamoDBDocumentClient,
  table: string,
  wanted: CaseQuery,
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
  { list, latestFirst }: CaseQuery,
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

/** The ids in one partition of a list, in its order, up to a key. Reads the next page only when it is needed. */
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
