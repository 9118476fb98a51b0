import { areaAt, type City, localDate } from '@maplebridge/directory';
import type { Provenance } from '@maplebridge/event-log';
import { bulletinStream } from '../bulletin/stream.ts';
import type { BulletinLog } from '../deps.ts';
import { areasWithBulletin } from '../read-model/bulletins.ts';
import type { Snapshots } from '../read-model/snapshots.ts';
import { bulletinId } from '../store/derived-ids.ts';
import type { View } from '../store/tables.ts';

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

/**
 * Finds the areas without a bulletin of the month and returns them with a function that issues one. There are none if nothing was
 * counted in the whole city that month: the system may not have been in use, and it cannot know.
 */
export async function missingBulletins(deps: IssueDeps, month: string) {
  const { city, view, bulletins, snapshots } = deps;
  const issued = await areasWithBulletin(view, city.code, month);
  const missing = areasOf(city).filter((code) => !issued.has(code));
  const counted = missing.length ? await snapshots.counted(month) : undefined;
  const isEmpty = !counted?.sums.some(({ period }) => period === month);
  const areas = isEmpty ? [] : missing;
  async function issue(code: string, now: string, provenance: Provenance & { readonly now: string }) {
    const area = areaAt(city, code);
    if (!area) throw new Error(`${code} is no area of the city`);
    const snapshot = await snapshots.of(code, month, counted);
    const today = localDate(now, city.timeZone);
    const command = { type: 'IssueBulletin', area, code, month, today, snapshot, at: now } as const;
    return bulletins.execute(bulletinStream(bulletinId(code, month)), command, provenance);
  }
  return { areas, issue };
}
