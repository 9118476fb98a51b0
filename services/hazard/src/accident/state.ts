import type { AccidentEvent, AccidentStep } from '@maplebridge/contracts/hazard';
import { assertNever } from '@maplebridge/event-log';

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

export function evolve(state: AccidentState, event: AccidentEvent): AccidentState {
  if (event.type === 'reported') {
    const { dueAt, ...data } = event.data;
    return { ...data, occurredAt: event.at, upward: [], next: { to: 'county', dueAt, overdue: false } };
  }
  if (!state) throw new Error(`${event.type} before reported`);
  return changed(state, event);
}

function changed(state: Accident, event: Exclude<AccidentEvent, { type: 'reported' }>): Accident {
  switch (event.type) {
    case 'reported-upward': {
      const { to, next, dueAt } = event.data;
      const { next: _, ...rest } = state;
      const upward = [...state.upward, { to, at: event.at }];
      return { ...rest, upward, ...(next && dueAt && { next: { to: next, dueAt, overdue: false } }) };
    }
    case 'overdue':
      return state.next ? { ...state, next: { ...state.next, overdue: true } } : state;
    case 'closed':
      return { ...state, closedAt: event.at };
    default:
      return assertNever(event);
  }
}
