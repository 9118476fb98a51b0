import type { Listed, Loaded } from '@maplebridge/event-log';
import { isShownToOthers, type PrivateCategories } from '../confidentiality.ts';
import type { Report, ReportState } from '../report/state.ts';
import { type Shown, shownOf } from './shown.ts';

/** By when they were requested, or by when they last changed. */
export type Order = 'requested' | 'updated';

/** @param of a service code, or `all`. */
export const open311List = (of: string, status: Shown['status'], order: Order): string =>
  `open311/${of}/${status}/${order}`;

/**
 * Whether anyone may find a report on a list, and not only its neighbours who look for a duplicate. A dispute at a time and within
 * 100 m of a place tells whoever lives there who it is (PIPL art. 73: what can be restored is not anonymous): it is shown to
 * whoever holds its id, and to nobody else.
 */
const isListed = (hidden: PrivateCategories, state: Report): boolean =>
  state.kind !== 'dispute' && isShownToOthers(hidden, state);

/**
 * Where a report stands on the lists of the facade, by itself and apart from those of the staff; undefined where it stands on
 * none: a tip, and whatever is its reporter's own affair. Counts nothing.
 */
export function open311Listing(
  hidden: PrivateCategories,
  id: string,
  loaded: Pick<Loaded<ReportState>, 'state' | 'events' | 'version'>,
): Listed | undefined {
  const shown = shownOf(id, loaded);
  if (!shown || !loaded.state || !isListed(hidden, loaded.state)) return undefined;
  const { status, service, requestedAt, updatedAt } = shown;
  return {
    id: `open311-${id}`,
    version: loaded.version,
    item: { ...shown },
    lists: Object.fromEntries(
      ['all', service].flatMap((of) => [
        [open311List(of, status, 'requested'), requestedAt],
        [open311List(of, status, 'updated'), updatedAt],
      ]),
    ),
    counts: {},
  };
}
