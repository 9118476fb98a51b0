import type { InspectionEvent } from '@maplebridge/contracts/hazard';
import { assertNever } from '@maplebridge/event-log';
import { later } from '../domain/instants.ts';
import type { Inspection, InspectionState } from './state.ts';

export function evolve(state: InspectionState, event: InspectionEvent): InspectionState {
  if (event.type === 'planned') {
    const { data, at } = event;
    return { ...data, status: 'planned', version: 1, inspectors: [], answers: {}, told: [], lastAt: at };
  }
  if (!state) throw new Error(`${event.type} before planned`);
  return changed({ ...state, version: state.version + 1 }, event);
}

function changed(state: Inspection, event: Exclude<InspectionEvent, { type: 'planned' }>): Inspection {
  const { at } = event;
  const lastAt = later(at, state.lastAt);
  switch (event.type) {
    case 'assigned': {
      const { inspectors, official } = event.data;
      const status = state.status === 'planned' ? 'assigned' : state.status;
      return { ...state, inspectors, official, status, lastAt };
    }
    case 'started':
      return { ...state, status: 'started', startedAt: at, lastAt };
    case 'answered': {
      const { item, answer, photos, note } = event.data;
      const answered = { answer, photos, ...(note !== undefined && { note }), at, version: state.version };
      return { ...state, answers: { ...state.answers, [item]: answered }, lastAt };
    }
    case 'completed':
      return { ...state, status: 'completed', completedAt: at };
    case 'missed':
      return { ...state, told: [...state.told, event.data.to], missedAt: state.missedAt ?? at };
    case 'cancelled':
      return { ...state, status: 'cancelled' };
    default:
      return assertNever(event);
  }
}
