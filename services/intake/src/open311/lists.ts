import type { Listed, Loaded } from '@maplebridge/event-log';
import type { ConfidentialRule } from '../domain/confidential-matter.ts';
import type { ReportState } from '../report/state.ts';
import { type Shown, shownOf } from './public-request.ts';

/** By when they were requested, or by when they last changed. */
export type Order = 'requested' | 'updated';

/** @param of a service code, or `all`. */
export const open311List = (of: string, status: Shown['status'], order: Order): string =>
  `open311/${of}/${status}/${order}`;

/**
 * Where a report stands on the lists of the facade, by itself and apart from those of the staff; undefined where it never stood on
 * any. One that has become confidential leaves them. Counts nothing.
 */
export function open311Listing(
  rule: ConfidentialRule,
  id: string,
  loaded: Pick<Loaded<ReportState>, 'state' | 'events' | 'version'>,
): Listed | undefined {
  const { version, state } = loaded;
  const shown = shownOf(rule, id, loaded);
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
