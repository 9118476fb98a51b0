import type {
  JoinedReport,
  MessagePage,
  Progress,
  Report,
  SimilarReport,
  TrackedReport,
  Triage,
} from '@maplebridge/contracts/intake';
import { type Circle, type Standing, sees } from '@maplebridge/contracts/visibility';
import { encodeCursor } from '@maplebridge/lambda';
import type * as z from 'zod';
import { masked } from '../../domain/masking.ts';
import type { ReportPersonalData } from '../../report/personal-data.ts';
import { type Records, reportRecord } from '../../report/personal-data.ts';
import { type Report as State, statusOf } from '../../report/state.ts';

/** What a report shows in addition to its own events. */
export interface ReportDetails {
  readonly records: Records;
  /** Progress of the report it was merged into. */
  readonly mergedProgress?: readonly Progress[] | undefined;
  readonly similar?: readonly SimilarReport[] | undefined;
  /** Triage with the reasons as sentences. */
  readonly triage?: Triage | undefined;
}

/** Messages shown with a report; the message list has all of them. */
const shownMessages = 20;

/** The last `most` messages before position `end`, counted from the first message. */
export const messagesBefore = (
  { messages }: Pick<State, 'messages'>,
  end: number = messages.length,
  most: number = shownMessages,
): State['messages'] => messages.slice(Math.max(0, end - most), end);

export const presentMessage = (
  { from, at, note }: State['messages'][number],
  records: Records,
): z.output<typeof MessagePage>['items'][number] => ({ from, at, words: wordsIn(records, note) });

const wordsIn = (records: Records, record: string): string | null =>
  (records.get(record) as { words?: string } | undefined)?.words ?? null;

/** What a person who joined sees: the same as when it was suggested to them. */
export function presentJoined(id: string, state: State): JoinedReport {
  const { kind, category, position, receivedAt, joinedBy } = state;
  return { id, kind, category, position, receivedAt, joined: joinedBy.length };
}

/** The steps shown to viewers who may know only that a report ended or was reopened. */
const ends: ReadonlySet<Progress['step']> = new Set(['case-closed', 'case-reopened', 'hazard-closed']);

/** The progress of a report that a viewer may see. */
export function progressFor(
  standing: Standing,
  circle: Circle,
  { progress }: Pick<State, 'progress'>,
): Progress[] {
  const shows = (part: Parameters<typeof sees>[2]) => sees(standing, circle, part);
  return progress
    .filter(({ step }) => shows('progress') || (shows('ended') && ends.has(step)))
    .map(({ step, at, outcome, ...links }) => ({
      ...{ step, at },
      ...(outcome !== undefined && shows('progress') && { outcome }),
      ...(shows('links') && links),
    }));
}

/** What the holder of the tracking code sees. */
export function presentTracked(
  id: string,
  state: State,
  { records, mergedProgress = [], triage }: ReportDetails,
): TrackedReport {
  const { kind, category, channel, area, position, receivedAt, joinedBy, merged } = state;
  const { appointment, messages, progress } = state;
  const latest = messagesBefore(state);
  const earlier = messages.length - latest.length;
  return {
    ...{ id, kind, category, channel, area, position, receivedAt },
    status: statusOf(state),
    progress: inTime([...progress, ...mergedProgress]),
    joined: joinedBy.length,
    ...(merged && { mergedInto: merged.into }),
    ...(triage && { triage }),
    ...(appointment && { appointment: placeOf(appointment) }),
    messages: latest.map((it) => presentMessage(it, records)),
    ...(earlier > 0 && { earlierMessages: encodeCursor(earlier) }),
  };
}

const inTime = (steps: Progress[]): Progress[] => steps.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

const placeOf = ({ desk, startsAt, endsAt }: NonNullable<State['appointment']>) => ({
  desk,
  startsAt,
  endsAt,
});

/** What the reporter and the staff of the area see. */
export function presentReport(id: string, state: State, besides: ReportDetails): Report {
  const { contact, parties = [] } = (besides.records.get(reportRecord) ?? {}) as Partial<ReportPersonalData>;
  return {
    ...presentTracked(id, state, besides),
    words: wordsIn(besides.records, reportRecord),
    contact: contact ? masked(contact) : null,
    parties: parties.map(masked),
    ...(besides.similar?.length && { similar: [...besides.similar] }),
  };
}
