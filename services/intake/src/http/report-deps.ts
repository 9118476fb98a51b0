import type { AttachmentStore } from '@maplebridge/attachments';
import type { City, Desk } from '@maplebridge/directory';
import type { PersonalDataStore } from '@maplebridge/event-log';
import type { Pseudonyms, Secret } from '@maplebridge/lambda';
import type { Occupancy, ReportLog, View } from '../deps.ts';
import type { OwnReports } from '../read-model/own-reports.ts';
import type { IntakeRules } from './city-rules.ts';

/** The dependencies of the report routes. */
export interface ReportDeps {
  readonly reports: ReportLog;
  readonly personalData: PersonalDataStore;
  readonly attachments: AttachmentStore;
  readonly view: View;
  readonly occupancy: Occupancy;
  readonly city: City;
  readonly desks: readonly Desk[];
  readonly rules: IntakeRules;
  readonly secret: Secret;
  /** Pseudonyms of persons in events. */
  readonly people: Pseudonyms;
  /** The reports of each account. */
  readonly own: OwnReports;
}
