import { boundsOf } from '@maplebridge/contracts/statistics';
import type { Listed } from '@maplebridge/event-log';
import { within } from '../within.ts';
import { observationStream } from './observation.ts';
import type { Observation } from './state.ts';

/** What a list keeps of an observation: the figures themselves stand in its stream. */
export interface ListedObservation {
  readonly id: string;
}

/** The list of an area, of one indicator or of all. */
export const listName = (area: string, indicator?: string): string =>
  `observations/${area}${indicator ? `/${indicator}` : ''}`;

/** By the last day of the period, then the first: a year behind its months. */
export function listKey(period: string): string {
  const { from, to } = boundsOf(period);
  return `${to}/${from}`;
}

/** On the lists of its own area and of all that this lies in. */
export function listedObservation(
  id: string,
  { indicator, area, period }: Observation,
  version: number,
): Listed[] {
  const key = listKey(period);
  const lists = within(area).flatMap((code) => [listName(code), listName(code, indicator)]);
  return [
    {
      id: observationStream(id),
      version,
      item: { id } satisfies ListedObservation,
      lists: Object.fromEntries(lists.map((name) => [name, key])),
      counts: {},
    },
  ];
}
