import type { BulletinSummary } from '@maplebridge/contracts/statistics';
import { areaAt, type City, localDate } from '@maplebridge/directory';
import { listPage, type Provenance } from '@maplebridge/event-log';
import { bulletinStream } from './bulletin/bulletin.ts';
import { listName } from './bulletin/projection.ts';
import type { BulletinLog } from './deps.ts';
import { bulletinId } from './derived-ids.ts';
import type { Snapshots } from './snapshots.ts';
import type { View } from './store/tables.ts';

export interface IssueDeps {
  readonly city: City;
  readonly view: View;
  readonly bulletins: Pick<BulletinLog, 'execute'>;
  readonly snapshots: Snapshots;
}

/** Every area that has a bulletin: the city, its districts, its stations. */
export const areasOf = ({ code, districts, stations }: City): string[] => [
  code,
  ...[...districts, ...stations].map(({ id }) => id),
];

const perPage = 100;

/** The areas that have none for a month yet, as far as the lists know: they follow the log a moment later. */
export async function withoutBulletin({ city, view }: IssueDeps, month: string): Promise<string[]> {
  const issued = new Set<string>();
  let after: string | undefined;
  do {
    const page = await listPage<BulletinSummary>(view.client, view.view, {
      lists: [listName(city.code)],
      latestFirst: false,
      from: month,
      upTo: month,
      after,
      limit: perPage,
    });
    for (const { area } of page.items) issued.add(area);
    after = page.next;
  } while (after !== undefined);
  return areasOf(city).filter((code) => !issued.has(code));
}

/**
 * Issues the bulletins of a month that are missing: answers for each area in turn whether it was issued now. Of a month in which
 * nothing was counted anywhere in the city there is nothing to tell; whether the system was in use then only people know.
 */
export async function missingBulletins(deps: IssueDeps, month: string) {
  const missing = await withoutBulletin(deps, month);
  const counted = missing.length ? await deps.snapshots.counted(month) : undefined;
  const isEmpty = !counted?.sums.some(({ period }) => period === month);
  const areas = isEmpty ? [] : missing;
  async function issue(code: string, now: string, provenance: Provenance & { readonly now: string }) {
    const area = areaAt(deps.city, code);
    if (!area) throw new Error(`${code} is no area of the city`);
    const snapshot = await deps.snapshots.of(code, month, counted);
    const today = localDate(now, deps.city.timeZone);
    const command = { type: 'IssueBulletin', area, code, month, today, snapshot, at: now } as const;
    return deps.bulletins.execute(bulletinStream(bulletinId(code, month)), command, provenance);
  }
  return { areas, issue };
}
