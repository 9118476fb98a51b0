import type { Listed, Loaded } from '@maplebridge/event-log';
import type { ConfidentialRule } from '../domain/confidential-matter.ts';
import type { ReportState } from '../report/state.ts';
import { type PublicRequest, publicRequestOf } from './public-request.ts';

/** The sort order: by time of request or of last change. */
export type Order = 'requested' | 'updated';

/** @param of a service code, or `all`. */
export const open311List = (of: string, status: PublicRequest['status'], order: Order): string =>
  `open311/${of}/${status}/${order}`;

/**
 * The projection of a report on the Open311 lists, separate from the staff lists; undefined if it was never on any. A report that
 * became confidential is removed.
 */
export function open311Listing(
  rule: ConfidentialRule,
  id: string,
  loaded: Pick<Loaded<ReportState>, 'state' | 'events' | 'version'>,
): Listed | undefined {
  const { version, state } = loaded;
  const shown = publicRequestOf(rule, id, loaded);
  const row = { id: `open311-${id}`, version, counts: {} };
  if (!shown) return state?.confidential && version > 1 ? { ...row, item: {}, lists: {} } : undefined;
  const { status, service, requestedAt, updatedAt } = shown;
  return {
    ...row,
    item: { ...shown },
    lists: Object.fromEntries(
      ['all', service].flatMap((of) => [
        [open311List(of, status, 'requested'), requestedAt],
        [open311List(of, status, 'updated'), updatedAt],
      ]),
    ),
  };
}
