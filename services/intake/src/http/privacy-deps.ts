import type { City } from '@maplebridge/directory';
import type { Files, PersonalDataStore } from '@maplebridge/event-log';
import type { Pseudonyms } from '@maplebridge/lambda';
import type { ReportLog } from '../deps.ts';
import type { OwnReports } from '../read-model/own-reports.ts';
import type { ReportPersonalData } from '../report/personal-data.ts';
import { reportRecord } from '../report/personal-data.ts';
import { reportStream } from '../report/stream.ts';
import type { IntakeRules } from './city-rules.ts';

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
