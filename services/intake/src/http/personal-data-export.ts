import { exportPersonalData, type PersonalData, type ReportEvent } from '@maplebridge/contracts/intake';
import {
  type Binding,
  type Caller,
  decodeCursor,
  encodeCursor,
  ok,
  on,
  partBytes,
  partOf,
  refuse,
} from '@maplebridge/lambda';
import * as z from 'zod';
import { idOfPlace } from '../read-model/own-reports.ts';
import type { ReportPersonalData } from '../report/personal-data.ts';
import { reportRecord } from '../report/personal-data.ts';
import { reportStream } from '../report/stream.ts';
import type { PrivacyDeps } from './privacy-deps.ts';

type Exported = PersonalData['reports'][number];

/** A key in the caller's list of own reports. */
const Place = z.string().regex(/^(own|tip)#\d{4}-\d\d-\d\dT[\d:.]+Z#[0-9a-z]{26}$/);
/** A cursor: the last complete report, and how many records of the next one were already returned. */
const Resume = z.strictObject({ after: Place.optional(), told: z.int().nonnegative() });

/** All data about the caller as a reporter, paged (PIPL art. 45). */
export const personalDataExport = (deps: PrivacyDeps): Binding[] => [
  on(exportPersonalData, async ({ query, caller, context }) => {
    const from = query.cursor === undefined ? { told: 0 } : decodeCursor(query.cursor, Resume);
    if (from === undefined) return refuse('invalid-cursor');
    const { reports, next } = await exportedPage(deps, from, caller);
    return ok({
      account: caller.sub,
      asOf: context.now,
      purposes: purposes(deps.retention),
      recipients: [...deps.retention.recipients],
      reports,
      ...(next && { cursor: encodeCursor(next) }),
    });
  }),
];

/**
 * Adds report after report until the response is full. A report whose records do not fit continues under the same id on the next
 * page.
 */
async function exportedPage(
  deps: PrivacyDeps,
  { after, told }: z.output<typeof Resume>,
  caller: Caller,
): Promise<{ reports: Exported[]; next?: z.output<typeof Resume> }> {
  const { places, next } = await deps.own.page(caller.sub, after);
  const reports: Exported[] = [];
  let room = partBytes;
  let before = after;
  let skip = told;
  for (const place of places) {
    const whole = await exported(deps, idOfPlace(place), caller);
    if (whole) {
      const part = partOf(
        whole.records,
        { cursor: encodeCursor(skip), limit: whole.records.length },
        asIs,
        room,
      );
      if ('rejected' in part) throw new Error('the cursor was checked but cannot be decoded');
      const report = { ...whole, records: part.items };
      room -= Buffer.byteLength(JSON.stringify(report));
      if (room < 0 && reports.length > 0) return { reports, next: { after: before, told: skip } };
      reports.push(report);
      if (part.cursor) return { reports, next: { after: before, told: skip + part.items.length } };
    }
    [before, skip] = [place, 0];
  }
  return { reports, ...(next !== undefined && { next: { after: next, told: 0 } }) };
}

const asIs = <T>(it: T): T => it;

const purposes = ({ classes }: PrivacyDeps['retention']): PersonalData['purposes'] =>
  (['report', 'tip', 'message', 'attachment', 'audit'] as const).map((of) => {
    const { what, purpose, article, months } = classes[of];
    return {
      what: of,
      en: `${what.en}: ${purpose.en}`,
      zh: `${what.zh}：${purpose.zh}`,
      article,
      keptMonths: months,
    };
  });

async function exported(
  { reports, personalData }: PrivacyDeps,
  id: string,
  caller: Caller,
): Promise<Exported | undefined> {
  const stream = reportStream(id);
  const [{ state, events }, records] = await Promise.all([
    reports.load(stream),
    personalData.readAll(stream),
  ]);
  const kept = records.get(reportRecord) as ReportPersonalData | undefined;
  // The report's own record decides who reported it: a failed request may have left a wrong entry in the list.
  if (!state || kept?.reporter !== caller.sub) return undefined;
  return {
    id,
    receivedAt: state.receivedAt,
    records: [
      { record: reportRecord, content: ofReporter(kept) },
      ...reporterNotes(events as readonly ReportEvent[]).flatMap((record) => {
        const content = records.get(record);
        return content ? [{ record, content }] : [];
      }),
    ],
    attachments: state.attachments.map(({ attachment }) => attachment),
    disclosures: [...state.disclosures],
    held: state.held,
  };
}

/** Leaves out the other parties: these data are not about the reporter. */
const ofReporter = ({ parties: _, ...own }: ReportPersonalData): Omit<ReportPersonalData, 'parties'> => own;

/** Keys of messages from or to the reporter. Texts of people who joined and internal staff notes are left out. */
const reporterNotes = (events: readonly ReportEvent[]): string[] =>
  events.flatMap((event) => {
    const told = event.type === 'words-added' || event.type === 'withdrawn';
    return told && event.data.note !== undefined ? [event.data.note] : [];
  });
