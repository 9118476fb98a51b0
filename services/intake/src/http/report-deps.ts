import type { AttachmentStore } from '@maplebridge/attachments';
import type { City, Desk } from '@maplebridge/directory';
import type { PersonalDataStore } from '@maplebridge/event-log';
import type { Pseudonyms, Secret } from '@maplebridge/lambda';
import type { ReportLog, Taken, View } from '../deps.ts';
import type { OwnReports } from '../read-model/own-reports.ts';
import type { IntakeRules } from './city-rules.ts';

/** What the routes of reports work with. */
export interface ReportDeps {
  readonly reports: ReportLog;
  readonly personalData: PersonalDataStore;
  readonly attachments: AttachmentStore;
  readonly view: View;
  readonly taken: Taken;
  readonly city: City;
  readonly desks: readonly Desk[];
  readonly rules: IntakeRules;
  readonly secret: Secret;
  /** What events call persons. */
  readonly people: Pseudonyms;
  /** Which reports are an account's own. */
  readonly own: OwnReports;
}
