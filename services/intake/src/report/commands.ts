import type { NewErasure, NewHold, Progress, Purpose } from '@maplebridge/contracts/intake';
import type * as z from 'zod';
import type { DataOf } from './state.ts';

/** `at`: when it happens, RFC 3339. */
type Command<T extends string, D = object> = { readonly type: T; readonly at: string } & D;

/** The key of a text in the personal-data store. */
interface Noted {
  readonly note: string;
}

export type ReceiveReport = Command<
  'ReceiveReport',
  DataOf<'received'> & {
    readonly now: string;
    /** Staff of the area may enter reports that were received earlier on paper, */
    readonly mayBackdate: boolean;
    /** but not from before this instant. */
    readonly recordsFrom: string;
  }
>;
export type RecordProgress = Command<'RecordProgress', Progress & { readonly cause: string }>;
/** The text makes the report confidential. */
interface Flagged {
  readonly confidential?: true | undefined;
}
/** `by`: a pseudonym used only in this report; `own`: the person is its reporter. */
export type JoinReport = Command<
  'JoinReport',
  Partial<Noted> & Flagged & { readonly by: string; readonly own: boolean }
>;
/** `target`: the current state of the other report; undefined if it does not exist. */
export type MergeReport = Command<
  'MergeReport',
  Noted & { readonly from: string; readonly into: string; readonly target: MergeTarget | undefined }
>;
export interface MergeTarget {
  readonly kind: DataOf<'received'>['kind'];
  readonly area: DataOf<'received'>['area'];
  readonly mergedInto?: string | undefined;
  /** Number of reports merged into it. */
  readonly absorbed: number;
}
export type AbsorbReport = Command<'AbsorbReport', { readonly from: string; readonly into: string }>;
export type AddWords = Command<'AddWords', Noted & Flagged & { readonly from: 'reporter' | 'staff' }>;
export type MakeAppointment = Command<'MakeAppointment', Omit<DataOf<'appointment-made'>, 'first'>>;
export type AddAttachment = Command<'AddAttachment', DataOf<'attachment-added'>>;
export type EraseAttachment = Command<'EraseAttachment', { readonly attachment: string }>;
export type WithdrawReport = Command<'WithdrawReport', Partial<Noted>>;
export type DiscloseReport = Command<
  'DiscloseReport',
  Noted & { readonly by: string; readonly purpose: z.output<typeof Purpose> }
>;
export type HoldReport = Command<'HoldReport', z.output<typeof NewHold>>;
/** With the number of records and files that are erased. */
export type EraseReport = Command<
  'EraseReport',
  z.output<typeof NewErasure> & { readonly records: number; readonly attachments: number }
>;

export type ReportCommand =
  | ReceiveReport
  | RecordProgress
  | JoinReport
  | MergeReport
  | AbsorbReport
  | AddWords
  | MakeAppointment
  | AddAttachment
  | EraseAttachment
  | WithdrawReport
  | DiscloseReport
  | HoldReport
  | EraseReport;
