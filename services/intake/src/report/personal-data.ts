import type { NewReport } from '@maplebridge/contracts/intake';
import type { LngLat } from '@maplebridge/directory';

/** Records of a report in the personal-data store, by key. */
export type Records = ReadonlyMap<string, object>;

/** The key of the record with the original report. */
export const reportRecord = 'report';

/** What the personal-data store keeps of a new report: persons, text and exact position. */
export interface ReportPersonalData {
  readonly words: string;
  readonly position: LngLat;
  /** The account of a signed-in reporter, who may read the report later. */
  readonly reporter?: string | undefined;
  readonly contact?: NewReport['contact'];
  readonly parties?: Dispute['parties'];
  /** Text answers, by question id. */
  readonly answers?: Readonly<Record<string, string>>;
}

type Dispute = Extract<NewReport, { kind: 'dispute' }>;
