import type { BulletinSummary } from '@maplebridge/contracts/statistics';
import { type Listed, listPage } from '@maplebridge/event-log';
import { type Bulletin, newestOf } from '../bulletin/state.ts';
import { bulletinStream } from '../bulletin/stream.ts';
import { enclosingAreas } from '../domain/enclosing-areas.ts';
import type { View } from '../store/tables.ts';

/** The list of an area. */
const listName = (area: string): string => `bulletins/${area}`;

export function bulletinSummary(id: string, state: Bulletin): BulletinSummary {
  const { code, month, issues } = state;
  return { id, area: code, month, version: issues.length, issuedAt: newestOf(state).issuedAt };
}

/** Listed under its own area and every area that contains it, sorted by month. */
export const projectBulletin = (id: string, state: Bulletin, version: number): Listed[] => [
  {
    id: bulletinStream(id),
    version,
    item: bulletinSummary(id, state),
    lists: Object.fromEntries(enclosingAreas(state.area).map((code) => [listName(code), state.month])),
    counts: {},
  },
];

interface PageQuery {
  readonly area: string;
  /** All months by default. */
  readonly month: string | undefined;
  readonly after: string | undefined;
  readonly limit: number;
}

/** Bulletins of an area and of the areas in it, newest month first. */
export const bulletinPage = ({ client, view }: View, { area, month, after, limit }: PageQuery) =>
  listPage<BulletinSummary>(client, view, {
    lists: [listName(area)],
    latestFirst: true,
    from: month,
    upTo: month,
    after,
    limit,
  });

const perPage = 100;

/** The codes of all areas in `area` that have a bulletin of the month. The list follows the log with a short delay. */
export async function areasWithBulletin(view: View, area: string, month: string): Promise<Set<string>> {
  const issued = new Set<string>();
  let after: string | undefined;
  do {
    const page = await bulletinPage(view, { area, month, after, limit: perPage });
    for (const { area: code } of page.items) issued.add(code);
    after = page.next;
  } while (after !== undefined);
  return issued;
}
