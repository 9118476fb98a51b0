import type { Dossier, RequestMark } from '@maplebridge/event-log';
import { idOfAccount } from '@maplebridge/lambda';
import { keyAt } from './listed.ts';
import type { Report } from './report/state.ts';

/** Where the dossier keeps which reports are an account's: the log does not know (ADR 0027). */
export const ownStream = (account: string): string => `reporter-${idOfAccount(account)}`;

/** What a list shows of a tip its reporter can read by its id alone: a list may be seen over a shoulder. */
const prefixOf = (kind: Report['kind']): string => (kind === 'tip' ? 'tip#' : 'own#');

type Entry = Pick<Report, 'kind' | 'receivedAt'> & { readonly id: string };

/** The record that says so of one report; erased with it. */
export const ownRecord = ({ kind, receivedAt, id }: Entry): string =>
  `${prefixOf(kind)}${keyAt(receivedAt)}#${id}`;

/** Keeps whose report it is, before the event that it was received. */
export const keepOwn = (dossier: Dossier, account: string, entry: Entry, request: RequestMark) =>
  dossier.keep(ownStream(account), ownRecord(entry), {}, request, {
    as: entry.kind === 'tip' ? 'tip' : 'report',
    held: false,
  });

/** Which reports an account has made, as far as the dossier knows it. */
export interface OwnReports {
  /** One page of their ids, tips after all others; `next` where there is more. */
  page(
    account: string,
    after?: string,
  ): Promise<{ readonly ids: readonly string[]; readonly next?: string | undefined }>;
  /** Takes a report off the list; one that is not on it is no error. */
  forget(account: string, report: Entry): Promise<void>;
}

export const ownReports = (dossier: Dossier, pageSize = 25): OwnReports => ({
  async page(account, after) {
    const all = [prefixOf('service'), prefixOf('tip')];
    const keys: string[] = [];
    for (const prefix of after?.startsWith(prefixOf('tip')) ? all.slice(1) : all) {
      const before = after?.startsWith(prefix) ? after : undefined;
      const limit = pageSize + 1 - keys.length;
      if (limit > 0) keys.push(...(await dossier.keys(ownStream(account), { prefix, before, limit })));
    }
    const shown = keys.slice(0, pageSize);
    const ids = shown.flatMap((key) => key.split('#').slice(-1));
    return { ids, next: keys.length > pageSize ? shown.at(-1) : undefined };
  },
  forget: async (account, report) => void (await dossier.erase(ownStream(account), [ownRecord(report)])),
});

export interface OwnEntry {
  readonly id: string;
  /** Of which the key speaks; a report that was not received then, or not at all, was kept by an attempt that was lost. */
  readonly receivedAt: string;
  /** Its place in the list. */
  readonly place: string;
}

/** Reports of an account, the latest first, without tips; those after a place alone. */
export async function ownEntries(
  dossier: Dossier,
  account: string,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<OwnEntry[]> {
  const prefix = prefixOf('service');
  const before = after === undefined ? undefined : `${prefix}${after}`;
  const keys = await dossier.keys(ownStream(account), { prefix, before, limit });
  return keys.map((key) => {
    const place = key.slice(prefix.length);
    const [receivedAt = '', id = ''] = place.split('#');
    return { id, receivedAt, place };
  });
}
