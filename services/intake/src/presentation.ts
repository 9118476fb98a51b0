import type { Progress, Report, SimilarReport, TrackedReport, Triage } from '@maplebridge/contracts/intake';
import { masked } from './masking.ts';
import type { ReportDossier } from './receive.ts';
import { type Report as Standing, statusOf } from './report/state.ts';

/** What the dossier keeps of a report, by the keys of its records. */
export type Records = ReadonlyMap<string, object>;

/** The record of what the reporter brought. */
export const reportRecord = 'report';

/** What is shown of a report besides what its history says. */
export interface Besides {
  readonly records: Records;
  /** What became of it where it was merged into. */
  readonly elsewhere?: readonly Progress[] | undefined;
  readonly similar?: readonly SimilarReport[] | undefined;
  /** The reasons in words. */
  readonly triage?: Triage | undefined;
}

const wordsIn = (records: Records, record: string): string | null =>
  (records.get(record) as { words?: string } | undefined)?.words ?? null;

/** What others see who have the same trouble: how it stands, and nothing of what its reporter and the staff say to each other. */
export function presentToOthers(id: string, state: Standing): TrackedReport {
  const { kind, category, channel, area, position, receivedAt, progress, joinedBy, merged } = state;
  return {
    ...{ id, kind, category, channel, area, position, receivedAt },
    status: statusOf(state),
    progress: [...progress],
    joined: joinedBy.length,
    ...(merged && { mergedInto: merged.into }),
    messages: [],
  };
}

/** What anyone with the tracking code sees. */
export function presentTracked(
  id: string,
  state: Standing,
  { records, elsewhere = [], triage }: Besides,
): TrackedReport {
  const { appointment, messages } = state;
  const shown = presentToOthers(id, state);
  return {
    ...shown,
    progress: inTime([...shown.progress, ...elsewhere]),
    ...(triage && { triage }),
    ...(appointment && { appointment: placeOf(appointment) }),
    messages: messages.map(({ from, at, note }) => ({ from, at, words: wordsIn(records, note) })),
  };
}

const inTime = (steps: Progress[]): Progress[] => steps.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

const placeOf = ({ desk, startsAt, endsAt }: NonNullable<Standing['appointment']>) => ({
  desk,
  startsAt,
  endsAt,
});

/** What the reporter and the staff of the area see. */
export function presentReport(id: string, state: Standing, besides: Besides): Report {
  const { contact, parties = [] } = (besides.records.get(reportRecord) ?? {}) as Partial<ReportDossier>;
  return {
    ...presentTracked(id, state, besides),
    words: wordsIn(besides.records, reportRecord),
    contact: contact ? masked(contact) : null,
    parties: parties.map(masked),
    ...(besides.similar?.length && { similar: [...besides.similar] }),
  };
}
