import type { NewReport } from '@maplebridge/contracts/intake';
import type { LngLat } from '@maplebridge/directory';

/** What the personal-data store keeps of a report, by the keys of its records. */
export type Records = ReadonlyMap<string, object>;

/** The record of what the reporter brought. */
export const reportRecord = 'report';

/** What goes to the personal-data store: who and in which words, and where exactly. */
export interface ReportPersonalData {
  readonly words: string;
  readonly position: LngLat;
  /** The account of a signed-in reporter, who may read the report later. */
  readonly reporter?: string | undefined;
  readonly contact?: NewReport['contact'];
  readonly parties?: Dispute['parties'];
  /** Those in words, by their questions. */
  readonly answers?: Readonly<Record<string, string>>;
}

type Dispute = Extract<NewReport, { kind: 'dispute' }>;
