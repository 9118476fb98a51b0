import type { ReportSummary } from '@maplebridge/contracts/intake';
import type { Pages, PersonalDataStore, RequestMark } from '@maplebridge/event-log';
import { lookupKey, type Secret } from '@maplebridge/lambda';
import type { ReportLog } from '../deps.ts';
import type { Report } from '../report/state.ts';
import { reportStream } from '../report/stream.ts';
import { keyAt, summary } from './reports.ts';

/** Where the personal-data store keeps which reports are an account's: the log does not know (ADR 0027, ADR 0054). */
const ownStream = async (secret: Secret, account: string): Promise<string> =>
  `reporter-${lookupKey(await secret(), 'reporter', account)}`;

/** What a list shows of a tip its reporter can read by its id alone: a list may be seen over a shoulder. */
const prefixOf = (kind: Report['kind']): string => (kind === 'tip' ? 'tip#' : 'own#');

type Entry = Pick<Report, 'kind' | 'receivedAt'> & { readonly id: string };

/** The record that says so of one report; erased with it. */
const ownRecord = ({ kind, receivedAt, id }: Entry): string => `${prefixOf(kind)}${keyAt(receivedAt)}#${id}`;

/** Which report a place of that list is. */
export const idOfPlace = (place: string): string => place.split('#').at(-1) ?? '';

/** Which reports an account has made, as far as the personal-data store knows it. */
export interface OwnReports {
  /** Keeps whose report it is, before the event that it was received. */
  keep(account: string, report: Entry, request: RequestMark): Promise<'done' | 'key-reused'>;
  /** Reports of an account, the latest first, without tips; those after a place alone. */
  entries(
    account: string,
    wanted: { readonly after: string | undefined; readonly limit: number },
  ): Promise<OwnEntry[]>;
  /** One page of their places, tips after all others; `next` where there is more. */
  page(
    account: string,
    after?: string,
  ): Promise<{ readonly places: readonly string[]; readonly next?: string | undefined }>;
  /** Takes a report off the list; one that is not on it is no error. */
  forget(account: string, report: Entry): Promise<void>;
}

export const ownReports = (personalData: PersonalDataStore, secret: Secret, pageSize = 25): OwnReports => ({
  async keep(account, entry, request) {
    const as = entry.kind === 'tip' ? 'tip' : 'report';
    return personalData.keep(await ownStream(secret, account), ownRecord(entry), {}, request, {
      as,
      held: false,
    });
  },

  async entries(account, { after, limit }) {
    const prefix = prefixOf('service');
    const before = after === undefined ? undefined : `${prefix}${after}`;
    const keys = await personalData.keys(await ownStream(secret, account), { prefix, before, limit });
    return keys.map((key) => {
      const place = key.slice(prefix.length);
      const [receivedAt = '', id = ''] = place.split('#');
      return { id, receivedAt, place };
    });
  },

  async page(account, after) {
    const stream = await ownStream(secret, account);
    const all = [prefixOf('service'), prefixOf('tip')];
    const keys: string[] = [];
    for (const prefix of after?.startsWith(prefixOf('tip')) ? all.slice(1) : all) {
      const before = after?.startsWith(prefix) ? after : undefined;
      const limit = pageSize + 1 - keys.length;
      if (limit > 0) keys.push(...(await personalData.keys(stream, { prefix, before, limit })));
    }
    const shown = keys.slice(0, pageSize);
    return { places: shown, next: keys.length > pageSize ? shown.at(-1) : undefined };
  },
  forget: async (account, report) =>
    void (await personalData.erase(await ownStream(secret, account), [ownRecord(report)])),
});

export interface OwnEntry {
  readonly id: string;
  /** Of which the key speaks; a report that was not received then, or not at all, was kept by an attempt that was lost. */
  readonly receivedAt: string;
  /** Its place in the list. */
  readonly place: string;
}

/** From the personal-data store and the log, so that what was just sent is there at once. */
export function ownPages(reports: ReportLog, own: OwnReports, account: string): Pages<ReportSummary> {
  return async (after, limit) => {
    const entries = await own.entries(account, { after, limit: limit + 1 });
    const shown = entries.slice(0, limit);
    const lines = await Promise.all(
      shown.map(async ({ id, receivedAt }) => {
        const { state } = await reports.load(reportStream(id));
        return state && keyAt(state.receivedAt) === receivedAt ? [summary(id, state)] : [];
      }),
    );
    return { items: lines.flat(), next: entries.length > limit ? shown.at(-1)?.place : undefined };
  };
}
