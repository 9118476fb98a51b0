import type { City } from '@maplebridge/directory';
import type { Files, PersonalDataStore } from '@maplebridge/event-log';
import { type Caller, type ProblemReply, type Pseudonyms, refuse } from '@maplebridge/lambda';
import type { ConfidentialRule } from '../confidential-matter.ts';
import { barredFrom, type Guarded } from '../confidentiality.ts';
import type { ReportLog } from '../deps.ts';
import type { OwnReports } from '../own-reports.ts';
import { reportRecord } from '../presentation.ts';
import type { IntakeRules, ReportPersonalData } from '../receive.ts';
import { reportStream } from '../report/report.ts';

/** What the routes of privacy work with. */
export interface PrivacyDeps {
  readonly reports: ReportLog;
  readonly personalData: PersonalDataStore;
  readonly attachments: Files;
  readonly own: OwnReports;
  readonly people: Pseudonyms;
  readonly retention: City['retention'];
  readonly rules: Pick<IntakeRules, 'confidential'>;
}

/** What the personal-data store has of who reported; undefined when it has it no more. */
export const reportOf = async (
  personalData: PersonalDataStore,
  id: string,
): Promise<ReportPersonalData | undefined> =>
  (await personalData.read(reportStream(id), reportRecord)) as ReportPersonalData | undefined;

/**
 * Why this caller may not decide on what is kept of a report that is not their own. Supervisors and administrators may in their
 * area; of a tip, which they may not know of, the officers of its station.
 */
export function notOverseen(
  rule: ConfidentialRule,
  state: Guarded,
  caller: Caller,
): ProblemReply | undefined {
  const barred = barredFrom(rule, state, caller);
  if (barred) return barred;
  const oversees = state.kind === 'tip' || caller.role === 'supervisor' || caller.role === 'admin';
  return oversees ? undefined : refuse('not-your-report', 'its reporter or those who oversee decide on that');
}
