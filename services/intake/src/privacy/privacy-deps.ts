import type { City } from '@maplebridge/directory';
import type { Dossier, Files } from '@maplebridge/event-log';
import { type Caller, type Pseudonyms, type Refusal, refuse } from '@maplebridge/lambda';
import type { ConfidentialRule } from '../confidential-matter.ts';
import { barredFrom, type Guarded } from '../confidentiality.ts';
import type { ReportLog } from '../deps.ts';
import type { OwnReports } from '../own-reports.ts';
import { reportRecord } from '../presentation.ts';
import type { IntakeRules, ReportDossier } from '../receive.ts';
import { reportStream } from '../report/report.ts';

/** What the routes of privacy work with. */
export interface PrivacyDeps {
  readonly reports: ReportLog;
  readonly dossier: Dossier;
  readonly attachments: Files;
  readonly own: OwnReports;
  readonly people: Pseudonyms;
  readonly retention: City['retention'];
  readonly rules: Pick<IntakeRules, 'confidential'>;
}

/** What the dossier has of who reported; undefined when it has it no more. */
export const reportOf = async (dossier: Dossier, id: string): Promise<ReportDossier | undefined> =>
  (await dossier.read(reportStream(id), reportRecord)) as ReportDossier | undefined;

/**
 * Why this caller may not decide on what is kept of a report that is not their own. Supervisors and administrators may in their
 * area; of a tip, which they may not know of, the officers of its station.
 */
export function notOverseen(rule: ConfidentialRule, state: Guarded, caller: Caller): Refusal | undefined {
  const barred = barredFrom(rule, state, caller);
  if (barred) return barred;
  const oversees = state.kind === 'tip' || caller.role === 'supervisor' || caller.role === 'admin';
  return oversees ? undefined : refuse('not-your-report', 'its reporter or those who oversee decide on that');
}
