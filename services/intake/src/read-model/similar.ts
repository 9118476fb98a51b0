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

/** Of one cell the latest that are looked at: more of one category within a week is no matter of single duplicates. */
const mostOfCell = 20;
const dayMs = 86_400_000;

/** What is looked for: a report as it is taken in. `position` to three decimals, `at` RFC 3339. */
export interface Sought extends Matter {
  readonly position: LngLat;
  readonly at: string;
}

/**
 * The ids of open reports that may be about the same, the nearest first and of those the latest. A page of each cell around,
 * nine at most, whatever there is: kind, category and cell are in the key, and the time in its order.
 */
export async function similarTo(
  { client, table }: View,
  rule: ConfidentialRule,
  { metres, days, most }: Duplicates,
  sought: Sought,
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
        limit: mostOfCell,
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

/** Those that were found when a report was taken in, as they stand now, as long as there is something to join. */
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
