import type { AccidentEvent, AccidentStep } from '@maplebridge/contracts/hazard';

export type DataOf<T extends AccidentEvent['type']> = Extract<AccidentEvent, { type: T }>['data'];

/** Whom the report must reach next. */
export interface NextStep {
  readonly to: AccidentStep;
  readonly dueAt: string;
  /** It was told that the report did not reach them in time. */
  readonly overdue: boolean;
}

export interface Accident extends Omit<DataOf<'reported'>, 'dueAt'> {
  readonly occurredAt: string;
  /** Whom the report has reached, in order. */
  readonly upward: readonly { readonly to: AccidentStep; readonly at: string }[];
  readonly next?: NextStep;
  readonly closedAt?: string;
}

/** An accident as its events left it; undefined before it was reported. */
export type AccidentState = Accident | undefined;
