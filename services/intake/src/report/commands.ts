import type { NewErasure, NewHold, Progress, Purpose } from '@maplebridge/contracts/intake';
import type * as z from 'zod';
import type { DataOf } from './state.ts';

/** `at`: when it happens, RFC 3339. */
type Command<T extends string, D = object> = { readonly type: T; readonly at: string } & D;

/** A key into the personal-data store, under which the words stand. */
interface Noted {
  readonly note: string;
}

export type ReceiveReport = Command<
  'ReceiveReport',
  DataOf<'received'> & {
    readonly now: string;
    /** Staff of the area may enter what was received earlier on paper, */
    readonly mayBackdate: boolean;
    /** but nothing from before this instant. */
    readonly recordsFrom: string;
  }
>;
export type RecordProgress = Command<'RecordProgress', Progress & { readonly cause: string }>;
/** What was said makes the report confidential. */
interface Flagged {
  readonly confidential?: true | undefined;
}
/** `by`: a pseudonym of this report alone; `own`: it is the reporter's own report. */
export type JoinReport = Command<
  'JoinReport',
  Partial<Noted> & Flagged & { readonly by: string; readonly own: boolean }
>;
/** `target`: what the other report is, as it stands; undefined when there is none. */
export type MergeReport = Command<
  'MergeReport',
  Noted & { readonly from: string; readonly into: string; readonly target: MergeTarget | undefined }
>;
export interface MergeTarget {
  readonly kind: DataOf<'received'>['kind'];
  readonly area: DataOf<'received'>['area'];
  readonly mergedInto?: string | undefined;
  /** How many were merged into it. */
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
/** How many records and files are erased with it. */
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
