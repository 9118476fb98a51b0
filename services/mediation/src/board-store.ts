import { type DynamoDBDocumentClient, paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseRow } from './board.ts';

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

/** The ids of all cases whose limit passed before `now` (RFC 3339, UTC), the oldest first, read as they are asked for. */
export async function* overdueCases(
  client: DynamoDBDocumentClient,
  table: string,
  now: string,
): AsyncGenerator<string> {
  const pages = paginateQuery(
    { client, pageSize: 100 },
    {
      TableName: table,
      IndexName: 'byDue',
      KeyConditionExpression: 'due = :d AND dueAt <= :n',
      ExpressionAttributeValues: { ':d': 'due', ':n': now },
    },
  );
  for await (const { Items } of pages) yield* ((Items ?? []) as CaseRow[]).map(({ id }) => id);
}
