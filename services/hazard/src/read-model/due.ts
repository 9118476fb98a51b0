import type { City } from '@maplebridge/directory';
import { listPage } from '@maplebridge/event-log';
import type { View } from './view.ts';

/** The aggregates with deadlines. */
export type DueKind = 'hazards' | 'inspections' | 'accidents';

/** The list of a station's aggregates by their next deadline. */
export const dueList = (kind: DueKind, station: string): string => `due/${kind}/${station}`;

const perPage = 100;

/** The ids with a deadline that has passed, station by station, the oldest deadline first. Pages are read on demand. */
export async function* dueBy(
  { client, table }: View,
  { stations }: Pick<City, 'stations'>,
  kind: DueKind,
  now: string,
): AsyncGenerator<string> {
  for (const { id: station } of stations) {
    let after: string | undefined;
    do {
      const page = await listPage<{ id: string }>(client, table, {
        lists: [dueList(kind, station)],
        latestFirst: false,
        upTo: now,
        after,
        limit: perPage,
      });
      yield* page.items.map(({ id }) => id);
      after = page.next;
    } while (after !== undefined);
  }
}
