import type { QueryOf } from '@maplebridge/contracts';
import type { listReports, ReportSummary } from '@maplebridge/contracts/intake';
import { stationsIn } from '@maplebridge/directory';
import { listPage, type Pages as PagesOf } from '@maplebridge/event-log';
import { actsOnTips, type Caller, isStaff } from '@maplebridge/lambda';
import * as z from 'zod';
import { gridList, keyAt, type NearItem, stationList, summary } from '../projection.ts';
import { reportStream } from '../report/report.ts';
import { isOver } from '../report/state.ts';
import type { ReportDeps } from './deps.ts';

type Query = QueryOf<typeof listReports>;
type Pages = PagesOf<ReportSummary>;

/** A key of any list of reports, as they are listed. */
export const Place = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z#(report-)?[0-9a-z]{26}$/);

/** Whether a line is among those asked for. */
export const fits =
  ({ kind, status, urgent }: Query) =>
  (it: ReportSummary): boolean =>
    (kind === undefined || it.kind === kind) &&
    (status === undefined || it.status === status) &&
    (!urgent || (it.urgent && !isOver(it.status)));

/** Where a caller's lines stand: staff look at their area unless they ask for their own. */
export const pagesFor = (deps: ReportDeps, query: Query, caller: Caller): Pages =>
  query.mine || !isStaff(caller) ? ownPages(deps, caller) : areaPages(deps, query, caller);

/** From the personal-data store and the log, so that what was just sent is there at once. */
function ownPages({ reports, own }: ReportDeps, { sub }: Caller): Pages {
  return async (after, limit) => {
    const entries = await own.entries(sub, { after, limit: limit + 1 });
    const shown = entries.slice(0, limit);
    const lines = await Promise.all(
      shown.map(async ({ id, receivedAt }) => {
        const { state } = await reports.load(reportStream(id));
        return state && keyAt(state.receivedAt) === receivedAt ? [summary(id, state)] : [];
      }),
    );
    return { items: lines.flat(), next: entries.length > limit ? shown.at(-1)?.place : undefined };
  };
}

function areaPages({ view, city }: ReportDeps, query: Query, caller: Caller): Pages {
  const lists = city.grids.some(({ id }) => id === caller.area)
    ? [gridList(caller.area)]
    : stationsIn(city, caller.area).flatMap(({ id }) => [
        ...(query.kind === 'tip' ? [] : [stationList(id, mostSpecific(query))]),
        ...(tipsToo(query) && actsOnTips(caller, id) ? [stationList(id, 'tips')] : []),
      ]);
  return async (after, limit) => {
    const page = await listPage<NearItem>(view.client, view.table, {
      lists,
      latestFirst: true,
      after,
      limit,
    });
    return { ...page, items: page.items.map(({ position: _, ...line }) => line) };
  };
}

const tipsToo = ({ kind = 'tip' }: Query): boolean => kind === 'tip';

function mostSpecific({ kind, status, urgent }: Query): string {
  if (urgent) return 'urgent';
  if (status ?? kind) return `reports/${status ?? kind}`;
  return 'reports';
}
