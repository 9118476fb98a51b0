import { exportPersonalData, type PersonalData, type ReportEvent } from '@maplebridge/contracts/intake';
import { type Binding, type Caller, decodeCursor, encodeCursor, ok, on, refuse } from '@maplebridge/lambda';
import * as z from 'zod';
import { reportRecord } from '../presentation.ts';
import type { ReportDossier } from '../receive.ts';
import { reportStream } from '../report/report.ts';
import type { PrivacyDeps } from './privacy-deps.ts';

type Exported = PersonalData['reports'][number];

/** A key of one's own list. */
const Place = z.string().regex(/^(own|tip)#\d{4}-\d\d-\d\dT[\d:.]+Z#[0-9a-z]{26}$/);

/** Everything that is held on the caller as a reporter, a page at a time (PIPL art. 45). */
export const personalData = (deps: PrivacyDeps): Binding[] => [
  on(exportPersonalData, async ({ query, caller, attempt }) => {
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, Place);
    if (query.cursor !== undefined && after === undefined) return refuse('invalid-cursor');
    const { ids, next } = await deps.own.page(caller.sub, after);
    const reports = await Promise.all(ids.map((id) => exported(deps, id, caller)));
    return ok({
      account: caller.sub,
      asOf: attempt.now,
      purposes: purposes(deps.retention),
      recipients: [...deps.retention.recipients],
      reports: reports.flat(),
      ...(next !== undefined && { cursor: encodeCursor(next) }),
    });
  }),
];

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
  { reports, dossier }: PrivacyDeps,
  id: string,
  caller: Caller,
): Promise<Exported | []> {
  const stream = reportStream(id);
  const [{ state, events }, records] = await Promise.all([reports.load(stream), dossier.readAll(stream)]);
  const kept = records.get(reportRecord) as ReportDossier | undefined;
  // Whose a report is the dossier itself says: a list may name what an attempt left that was lost.
  if (!state || kept?.reporter !== caller.sub) return [];
  return {
    id,
    receivedAt: state.receivedAt,
    records: [
      { record: reportRecord, content: ofReporter(kept) },
      ...said(events as readonly ReportEvent[]).flatMap((record) => {
        const content = records.get(record);
        return content ? [{ record, content }] : [];
      }),
    ],
    attachments: state.attachments.map(({ attachment }) => attachment),
    disclosures: [...state.disclosures],
    held: state.held,
  };
}

/** Who else is concerned was told by the reporter and is not about them. */
const ofReporter = ({ parties: _, ...own }: ReportDossier): Omit<ReportDossier, 'parties'> => own;

/** Where the words stand that were said by the reporter or to them; others who joined, and staff among themselves, are left out. */
const said = (events: readonly ReportEvent[]): string[] =>
  events.flatMap((event) => {
    const told = event.type === 'words-added' || event.type === 'withdrawn';
    return told && event.data.note !== undefined ? [event.data.note] : [];
  });
