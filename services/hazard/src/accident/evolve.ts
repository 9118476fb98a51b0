import type { AccidentEvent } from '@maplebridge/contracts/hazard';
import { assertNever } from '@maplebridge/event-log';
import type { Accident, AccidentState } from './state.ts';

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
