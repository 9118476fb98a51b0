import type { AccidentEvent, AccidentStep } from '@maplebridge/contracts/hazard';

export type DataOf<T extends AccidentEvent['type']> = Extract<AccidentEvent, { type: T }>['data'];

/** The authority the report must reach next. */
export interface NextStep {
  readonly to: AccidentStep;
  readonly dueAt: string;
  /** Whether it is recorded that the report did not arrive in time. */
  readonly overdue: boolean;
}

export interface Accident extends Omit<DataOf<'reported'>, 'dueAt'> {
  readonly occurredAt: string;
  /** The authorities the report has reached, in order. */
  readonly upward: readonly { readonly to: AccidentStep; readonly at: string }[];
  readonly next?: NextStep;
  readonly closedAt?: string;
}

/** An accident folded from its events; undefined before it is reported. */
export type AccidentState = Accident | undefined;
