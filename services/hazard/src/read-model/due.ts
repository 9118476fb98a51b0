import type { City } from '@maplebridge/directory';
import { listPage } from '@maplebridge/event-log';
import type { View } from './earlier-hazards.ts';

/** What the scheduler has to look at. */
export type DueKind = 'hazards' | 'inspections' | 'accidents';

const perPage = 100;

/** The ids of what is due by now, station by station, the longest due first; read as they are asked for. */
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
        lists: [`due/${kind}/${station}`],
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
