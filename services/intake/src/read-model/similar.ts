import type { SimilarReport } from '@maplebridge/contracts/intake';
import { cellsAround, type LngLat, metresBetween, type Policy } from '@maplebridge/directory';
import { listPage } from '@maplebridge/event-log';
import type { ReportLog, View } from '../deps.ts';
import type { ConfidentialRule, Matter } from '../domain/confidential-matter.ts';
import { isSuggested } from '../domain/confidentiality.ts';
import { hasEnded, type Report } from '../report/state.ts';
import { reportStream } from '../report/stream.ts';
import { keyAt, type NearItem, nearList } from './reports.ts';

type Duplicates = Policy['duplicates'];

/** How many of the latest reports of a cell are compared. More reports of one category in a week are not single duplicates. */
const maxPerCell = 20;
const dayMs = 86_400_000;

/** The new report to compare. `position` to three decimals, `at` RFC 3339. */
export interface SimilarQuery extends Matter {
  readonly position: LngLat;
  readonly at: string;
}

/**
 * The ids of open reports that may be duplicates, the nearest first, then the latest. Reads one page of each surrounding cell, at
 * most nine, however many reports exist: the list key has kind, category and cell, and the sort key is the time.
 */
export async function similarTo(
  { client, table }: View,
  rule: ConfidentialRule,
  { metres, days, most }: Duplicates,
  sought: SimilarQuery,
): Promise<string[]> {
  if (rule.applies(sought)) return [];
  const { position, at } = sought;
  const around = (by: number) => keyAt(new Date(Date.parse(at) + by * dayMs).toISOString());
  const pages = await Promise.all(
    cellsAround(position, metres).map((cell) =>
      listPage<NearItem>(client, table, {
        lists: [nearList(sought, cell)],
        latestFirst: true,
        from: around(-days),
        upTo: around(days),
        limit: maxPerCell,
      }),
    ),
  );
  return pages
    .flatMap(({ items }) => items)
    .map((item) => ({ ...item, metres: metresBetween(position, item.position) }))
    .filter((item) => item.metres <= metres)
    .sort((a, b) => a.metres - b.metres || Date.parse(b.receivedAt) - Date.parse(a.receivedAt))
    .slice(0, most)
    .map(({ id }) => id);
}

/** The similar reports found at submission, in their current state, if they can still be joined. */
export async function presentSimilar(
  reports: ReportLog,
  rule: ConfidentialRule,
  { similar = [], position }: Pick<Report, 'similar' | 'position'>,
): Promise<SimilarReport[]> {
  const found = await Promise.all(
    similar.map(async (id) => ({ id, state: (await reports.load(reportStream(id))).state })),
  );
  return found.flatMap(({ id, state }) => {
    if (!state || hasEnded(state) || !isSuggested(rule, state)) return [];
    const { kind, category, receivedAt, joinedBy } = state;
    const metres = metresBetween(position, state.position);
    return [{ id, kind, category, receivedAt, position: state.position, metres, joined: joinedBy.length }];
  });
}
