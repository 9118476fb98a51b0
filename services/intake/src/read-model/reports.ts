import type { QueryOf } from '@maplebridge/contracts';
import type { listReports, ReportSummary } from '@maplebridge/contracts/intake';
import { type City, cellOf, stationsIn } from '@maplebridge/directory';
import { type Listed, listPage, type Pages as PagesOf } from '@maplebridge/event-log';
import { actsOnTips, type Caller } from '@maplebridge/lambda';
import * as z from 'zod';
import type { View } from '../deps.ts';
import type { ConfidentialRule } from '../domain/confidential-matter.ts';
import { isSuggested } from '../domain/confidentiality.ts';
import { hasEnded, isOver, type Report, statusOf } from '../report/state.ts';
import { reportStream } from '../report/stream.ts';

/** A sort key: the order of the text is the order in time. */
export const keyAt = (instant: string): string => new Date(instant).toISOString();

/** The lists of a station, by what is on them. */
export const stationList = (station: string, of: string): string => `station/${station}/${of}`;

/** The list of a grid. It is short, so other filters are applied after reading. */
export const gridList = (grid: string): string => `grid/${grid}`;

/** The list of possible duplicates in one cell. */
export const nearList = ({ kind, category }: Pick<Report, 'kind' | 'category'>, cell: string): string =>
  `near/${kind}/${category}/${cell}`;

/** An item of the duplicates list: adds the position. Only open reports are on that list. */
export interface NearItem extends ReportSummary {
  readonly position: Report['position'];
}

export const isUrgent = ({ triage }: Report): boolean => triage?.urgent ?? false;

/** One line of a list. */
export function summary(id: string, state: Report): ReportSummary {
  const { kind, category, area, receivedAt, joinedBy } = state;
  const status = statusOf(state);
  return { id, kind, category, area, receivedAt, status, urgent: isUrgent(state), joined: joinedBy.length };
}

/** The projection of a report. A tip is only on the list of the officers who must act on it. */
export function listedReport(rule: ConfidentialRule, id: string, state: Report, version: number): Listed {
  const key = keyAt(state.receivedAt);
  const of = (lists: readonly string[]) => Object.fromEntries(lists.map((list) => [list, key]));
  const { station } = state.area;
  const { grid } = state.triage ?? {};
  const shown = [
    ...stationLists(state).map((list) => stationList(station, list)),
    ...(grid === undefined ? [] : [gridList(grid)]),
    ...duplicateLists(rule, state),
  ];
  return {
    id: reportStream(id),
    version,
    item: { ...summary(id, state), position: state.position } satisfies NearItem,
    lists: of(state.kind === 'tip' ? [stationList(station, 'tips')] : shown),
    counts: {},
  };
}

function stationLists(state: Report): string[] {
  const urgent = isUrgent(state) && !hasEnded(state);
  return ['reports', `reports/${state.kind}`, `reports/${statusOf(state)}`, ...(urgent ? ['urgent'] : [])];
}

/** Open reports are offered to later reporters, who can join them. */
const duplicateLists = (rule: ConfidentialRule, state: Report): string[] =>
  isSuggested(rule, state) && !hasEnded(state) ? [nearList(state, cellOf(state.position))] : [];

interface AreaDeps {
  readonly view: View;
  readonly city: City;
}

type Query = QueryOf<typeof listReports>;
type Pages = PagesOf<ReportSummary>;

/** A cursor: a sort key of any list of reports. */
export const Place = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z#(report-)?[0-9a-z]{26}$/);

/** Whether an item matches the query. */
export const fits =
  ({ kind, status, urgent }: Query) =>
  (it: ReportSummary): boolean =>
    (kind === undefined || it.kind === kind) &&
    (status === undefined || it.status === status) &&
    (!urgent || (it.urgent && !isOver(it.status)));

/** The pages of the lists of a caller's area. */
export function areaPages({ view, city }: AreaDeps, query: Query, caller: Caller): Pages {
  const lists = city.grids.some(({ id }) => id === caller.area)
    ? [gridList(caller.area)]
    : stationsIn(city, caller.area).flatMap(({ id }) => [
        ...(query.kind === 'tip' ? [] : [stationList(id, mostSpecific(query))]),
        ...(includesTips(query) && actsOnTips(caller, id) ? [stationList(id, 'tips')] : []),
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

const includesTips = ({ kind = 'tip' }: Query): boolean => kind === 'tip';

function mostSpecific({ kind, status, urgent }: Query): string {
  if (urgent) return 'urgent';
  if (status ?? kind) return `reports/${status ?? kind}`;
  return 'reports';
}
