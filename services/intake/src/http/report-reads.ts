import type { QueryOf } from '@maplebridge/contracts';
import { getReport, listReports, type ReportSummary, trackReport } from '@maplebridge/contracts/intake';
import { filledPage, type Pages } from '@maplebridge/event-log';
import {
  type Binding,
  type Caller,
  decodeCursor,
  encodeCursor,
  isStaff,
  ok,
  on,
  refuse,
} from '@maplebridge/lambda';
import { ownPages } from '../read-model/own-reports.ts';
import { areaPages, fits, Place } from '../read-model/reports.ts';
import { codeHolder, findReport, partyOf, presented, tracked } from './party.ts';
import type { ReportDeps } from './report-deps.ts';

const defaultPage = 20;

/** The list that a caller reads: staff read their area unless they ask for their own reports. */
const pagesFor = (
  deps: ReportDeps,
  query: QueryOf<typeof listReports>,
  caller: Caller,
): Pages<ReportSummary> =>
  query.mine || !isStaff(caller)
    ? ownPages(deps.reports, deps.own, caller.sub)
    : areaPages(deps, query, caller);

/** Routes that read reports. */
export const reportReads = (deps: ReportDeps): Binding[] => [
  on(getReport, async ({ params: { id }, caller }) => {
    const found = await findReport(deps, await partyOf(deps, id, caller));
    if ('rejected' in found) return found;
    return ok(await presented(deps, id, found.state), found.version);
  }),

  on(trackReport, async ({ params }) => {
    const holder = codeHolder(params.code);
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
