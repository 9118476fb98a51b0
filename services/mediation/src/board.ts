import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseSummary } from '@maplebridge/contracts/mediation';
import type { ViewItem } from '@maplebridge/event-log';
import type { Case } from './case/state.ts';

export type Status = CaseSummary['status'];

/** The row of a case. It stands on the board of its station and status, and under `due` while a limit runs. */
export interface CaseRow extends ViewItem, CaseSummary {
  readonly board: string;
  readonly boardKey: string;
  readonly due?: 'due';
  readonly dueAt?: string;
}

export const boardOf = (station: string, status: Status): string => `${station}#${status}`;

export function summary(id: string, state: Case): CaseSummary {
  const { category, area, status, routing, openedAt, updatedAt, overdue, outcome } = state;
  return {
    id,
    category,
    area,
    status,
    tier: routing.tier,
    venue: routing.venue,
    openedAt,
    updatedAt,
    overdue,
    ...(outcome && { outcome }),
  };
}

export function caseRow(id: string, state: Case, version: number): CaseRow {
  const { area, status, openedAt, deadline, overdue } = state;
  return {
    ...summary(id, state),
    pk: `case#${id}`,
    sk: 'case',
    version,
    board: boardOf(area.station, status),
    // In UTC, so that text order is time order; the id tells apart what was opened in the same instant.
    boardKey: `${new Date(openedAt).toISOString()}#${id}`,
    ...(deadline &&
      status === 'open' &&
      !overdue && { due: 'due', dueAt: new Date(deadline.dueAt).toISOString() }),
  };
}

export interface BoardPage {
  readonly rows: readonly CaseRow[];
  /** The key after which the next page begins; undefined at the end. */
  readonly next: string | undefined;
}

/**
 * One page over several boards, latest first: each board is asked for a page and the pages are merged, so that the cost
 * grows with the boards and the page, never with the cases.
 */
export async function boardPage(
  client: DynamoDBDocumentClient,
  table: string,
  boards: readonly string[],
  limit: number,
  before?: string,
): Promise<BoardPage> {
  const pages = await Promise.all(boards.map((board) => latest(client, table, board, limit + 1, before)));
  const merged = pages.flat().sort((a, b) => (a.boardKey < b.boardKey ? 1 : -1));
  const rows = merged.slice(0, limit);
  return { rows, next: merged.length > limit ? rows.at(-1)?.boardKey : undefined };
}

async function latest(
  client: DynamoDBDocumentClient,
  table: string,
  board: string,
  limit: number,
  before: string | undefined,
): Promise<CaseRow[]> {
  const { Items } = await client.send(
    new QueryCommand({
      TableName: table,
      IndexName: 'byBoard',
      KeyConditionExpression: before === undefined ? 'board = :b' : 'board = :b AND boardKey < :k',
      ExpressionAttributeValues: { ':b': board, ...(before !== undefined && { ':k': before }) },
      ScanIndexForward: false,
      Limit: limit,
    }),
  );
  return (Items ?? []) as CaseRow[];
}

/** The ids of cases whose limit passed before `now` (RFC 3339, UTC), the oldest first. */
export async function overdueCases(
  client: DynamoDBDocumentClient,
  table: string,
  now: string,
  limit: number,
): Promise<string[]> {
  const { Items } = await client.send(
    new QueryCommand({
      TableName: table,
      IndexName: 'byDue',
      KeyConditionExpression: 'due = :d AND dueAt <= :n',
      ExpressionAttributeValues: { ':d': 'due', ':n': now },
      Limit: limit,
    }),
  );
  return ((Items ?? []) as CaseRow[]).map(({ id }) => id);
}
