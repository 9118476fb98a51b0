import type { ReportSummary } from '@maplebridge/contracts/intake';
import type { Pages, PersonalDataStore, RequestMark } from '@maplebridge/event-log';
import { lookupKey, type Secret } from '@maplebridge/lambda';
import type { ReportLog } from '../deps.ts';
import type { Report } from '../report/state.ts';
import { reportStream } from '../report/stream.ts';
import { keyAt, summary } from './reports.ts';

/** The personal-data stream with the reports of an account. The log has no link to accounts (ADR 0027, ADR 0054). */
const ownStream = async (secret: Secret, account: string): Promise<string> =>
  `reporter-${lookupKey(await secret(), 'reporter', account)}`;

/** Tips are left out of lists, since another person may see the screen. A reporter reads a tip by its id. */
const prefixOf = (kind: Report['kind']): string => (kind === 'tip' ? 'tip#' : 'own#');

type Entry = Pick<Report, 'kind' | 'receivedAt'> & { readonly id: string };

/** The record that links one report to its account; erased with the report. */
const ownRecord = ({ kind, receivedAt, id }: Entry): string => `${prefixOf(kind)}${keyAt(receivedAt)}#${id}`;

/** The report id of a list key. */
export const idOfPlace = (place: string): string => place.split('#').at(-1) ?? '';

/** The list of an account's own reports, in the personal-data store. */
export interface OwnReports {
  /** Links a report to its account, before the event is appended. */
  keep(account: string, report: Entry, request: RequestMark): Promise<'done' | 'key-reused'>;
  /** Reports of an account after a cursor, the latest first, without tips. */
  entries(
    account: string,
    wanted: { readonly after: string | undefined; readonly limit: number },
  ): Promise<OwnEntry[]>;
  /** One page of list keys, tips last; `next` if there are more. */
  page(
    account: string,
    after?: string,
  ): Promise<{ readonly places: readonly string[]; readonly next?: string | undefined }>;
  /** Removes a report from the list. Removing one that is not on it is a no-op. */
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
  /** The time in the key. If no report was received then, the entry is left over from a failed request. */
  readonly receivedAt: string;
  /** Its cursor in the list. */
  readonly place: string;
}

/** Reads the personal-data store and the log, not a projection, so that a new report appears immediately. */
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
