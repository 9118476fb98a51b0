import { boundsOf } from '@maplebridge/contracts/statistics';
import { type Listed, listPage } from '@maplebridge/event-log';
import { enclosingAreas } from '../domain/enclosing-areas.ts';
import type { Observation } from '../observation/state.ts';
import { observationStream } from '../observation/stream.ts';
import type { View } from '../store/tables.ts';

/** A list row holds only the id: the figures are read from the observation's stream. */
export interface ObservationRow {
  readonly id: string;
}

/** The list of an area, of one indicator or of all. */
const listName = (area: string, indicator?: string): string =>
  `observations/${area}${indicator ? `/${indicator}` : ''}`;

/** Sorts by the last day of the period, then by the first: a year follows its months. */
function sortKey(period: string): string {
  const { from, to } = boundsOf(period);
  return `${to}/${from}`;
}

/** Listed under its own area and every area that contains it, with and without its indicator. */
export function projectObservation(
  id: string,
  { indicator, area, period }: Observation,
  version: number,
): Listed[] {
  const key = sortKey(period);
  const lists = enclosingAreas(area).flatMap((code) => [listName(code), listName(code, indicator)]);
  return [
    {
      id: observationStream(id),
      version,
      item: { id } satisfies ObservationRow,
      lists: Object.fromEntries(lists.map((name) => [name, key])),
      counts: {},
    },
  ];
}

interface PageQuery {
  readonly area: string;
  /** All indicators by default. */
  readonly indicator: string | undefined;
  /** All periods by default. */
  readonly period: string | undefined;
  readonly after: string | undefined;
  readonly limit: number;
}

/** Observations of an area and of the areas in it, latest period first. */
export function observationPage(
  { client, view }: View,
  { area, indicator, period, after, limit }: PageQuery,
) {
  const key = period && sortKey(period);
  return listPage<ObservationRow>(client, view, {
    lists: [listName(area, indicator)],
    latestFirst: true,
    from: key,
    upTo: key,
    after,
    limit,
  });
}
