import type { AccidentStep } from '@maplebridge/contracts/hazard';
import type { DataOf } from './state.ts';

/** `at`: when it happened; `now`: when it is recorded. Both RFC 3339. */
type Command<T extends string, D = object> = {
  readonly type: T;
  readonly at: string;
  readonly now: string;
} & D;

/** `at` is when the accident happened: the time limits count from then. */
export type ReportAccident = Command<'ReportAccident', Omit<DataOf<'reported'>, 'told' | 'dueAt'>>;
export type ReportUpward = Command<'ReportUpward', { readonly to: AccidentStep }>;
export type CloseAccident = Command<'CloseAccident', DataOf<'closed'>>;
/** Sent by the scheduler: record the deadlines that have passed. */
export type NoteDue = Command<'NoteDue'>;

export type AccidentCommand = ReportAccident | ReportUpward | CloseAccident | NoteDue;
