import type { City } from '@maplebridge/directory';
import type { Files, PersonalDataStore } from '@maplebridge/event-log';
import type { Pseudonyms } from '@maplebridge/lambda';
import type { ReportLog } from '../deps.ts';
import type { OwnReports } from '../read-model/own-reports.ts';
import type { ReportPersonalData } from '../report/personal-data.ts';
import { reportRecord } from '../report/personal-data.ts';
import { reportStream } from '../report/stream.ts';
import type { IntakeRules } from './city-rules.ts';

/** The dependencies of the privacy routes. */
export interface PrivacyDeps {
  readonly reports: ReportLog;
  readonly personalData: PersonalDataStore;
  readonly attachments: Files;
  readonly own: OwnReports;
  readonly people: Pseudonyms;
  readonly retention: City['retention'];
  readonly rules: Pick<IntakeRules, 'confidential'>;
}

/** Reads the personal data of a report; undefined after they were erased or expired. */
export const readReportRecord = async (
  personalData: PersonalDataStore,
  id: string,
): Promise<ReportPersonalData | undefined> =>
  (await personalData.read(reportStream(id), reportRecord)) as ReportPersonalData | undefined;
