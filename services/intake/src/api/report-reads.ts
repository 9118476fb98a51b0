import { getReport, listReports, trackReport } from '@maplebridge/contracts/intake';
import { filledPage } from '@maplebridge/event-log';
import { type Binding, decodeCursor, encodeCursor, ok, on, refuse } from '@maplebridge/lambda';
import type { ReportDeps } from './deps.ts';
import { findReport, holderOf, partyOf, presented, tracked } from './party.ts';
import { fits, Place, pagesFor } from './report-lists.ts';

const defaultPage = 20;

/** What is read of reports. */
export const reportReads = (deps: ReportDeps): Binding[] => [
  on(getReport, async ({ params: { id }, caller }) => {
    const found = await findReport(deps, await partyOf(deps, id, caller));
    if ('rejected' in found) return found;
    return ok(await presented(deps, id, found.state), found.version);
  }),

  on(trackReport, async ({ params }) => {
    const holder = holderOf(params.code);
    const found = await findReport(deps, holder);
    if ('rejected' in found) return found;
    return ok(await tracked(deps, holder.id, found.state), found.version);
  }),

  on(listReports, async ({ query, caller }) => {
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, Place);
    if (query.cursor !== undefined && after === undefined) return refuse('invalid-cursor');
    const { items, next } = await filledPage(pagesFor(deps, query, caller), {
      fits: fits(query),
      after,
      limit: query.limit ?? defaultPage,
    });
    return ok({ items: [...items], ...(next !== undefined && { cursor: encodeCursor(next) }) });
  }),
];
