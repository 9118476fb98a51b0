import { EscalationLevel, type HazardEvent } from '@maplebridge/contracts/hazard';
import { assertNever } from '@maplebridge/event-log';
import { isBefore, later } from '../domain/instants.ts';
import type { Hazard, HazardState } from './state.ts';

export function evolve(state: HazardState, event: HazardEvent): HazardState {
  if (event.type === 'found') return found(event);
  if (!state) throw new Error(`${event.type} before found`);
  return { ...changed(state, event), updatedAt: later(state.updatedAt, event.at) };
}

const found = ({ at, data }: Extract<HazardEvent, { type: 'found' }>): Hazard => ({
  ...data,
  foundAtEnterprise: data.enterprise,
  status: 'found',
  photos: [],
  shown: false,
  rectifications: [],
  rectifiedBy: [],
  reviews: [],
  told: [],
  wasOverdue: false,
  foundAt: at,
  updatedAt: at,
});

function changed(state: Hazard, event: Exclude<HazardEvent, { type: 'found' }>): Hazard {
  switch (event.type) {
    case 'report-followed':
      return { ...state, reportId: event.data.reportId };
    case 'placed': {
      const { unit: _, ...rest } = state;
      return { ...rest, ...event.data };
    }
    case 'graded': {
      const { before: _before, foundAt: _foundAt, ...grading } = event.data;
      return { ...state, grading, status: state.status === 'found' ? 'graded' : state.status };
    }
    case 'listed':
      return { ...state, listedBy: event.data.by };
    case 'ordered': {
      const { fundsYuan, deadline, stop, note } = event.data;
      return { ...state, status: 'rectifying', order: { fundsYuan, deadline, stop, note, extensions: [] } };
    }
    case 'extended':
      return extended(state, event);
    case 'evidence-added': {
      const { phase, photos } = event.data;
      const shown = state.shown || phase === 'after';
      return { ...state, shown, photos: [...state.photos, ...photos.map((id) => ({ id, phase }))] };
    }
    case 'rectified':
      return rectified(state, event);
    case 'reviewed':
      return reviewed(state, event);
    case 'escalated':
      return escalated(state, event.data.to);
    case 'delisted': {
      const { listedBy: _, ...rest } = state;
      return rest;
    }
    case 'closed': {
      const { outcome, onTime, note } = event.data;
      const end = { outcome, at: event.at, ...(onTime !== undefined && { onTime }), ...(note && { note }) };
      return { ...state, status: 'closed', end };
    }
    default:
      return assertNever(event);
  }
}

/** A new deadline is not overdue. Levels notified of the old deadline are notified of the new one again. */
function extended(state: Hazard, { at, data }: Extract<HazardEvent, { type: 'extended' }>): Hazard {
  const { deadline, note } = data;
  if (!state.order) return state;
  const extensions = [...state.order.extensions, { at, note }];
  return { ...state, told: [], order: { ...state.order, deadline, extensions } };
}

const levels = EscalationLevel.options;

const escalated = (state: Hazard, to: EscalationLevel): Hazard => ({
  ...state,
  told: [...state.told, to],
  wasOverdue: true,
  escalatedTo:
    state.escalatedTo && levels.indexOf(state.escalatedTo) > levels.indexOf(to) ? state.escalatedTo : to,
});

const rectified = (state: Hazard, { at, data }: Extract<HazardEvent, { type: 'rectified' }>): Hazard => ({
  ...state,
  status: 'to-be-reviewed',
  shown: false,
  rectifications: [...state.rectifications, { at, note: data.note }],
  rectifiedBy: state.rectifiedBy.includes(data.by) ? state.rectifiedBy : [...state.rectifiedBy, data.by],
  rectifiedOnTime: state.order !== undefined && !isBefore(state.order.deadline, at),
});

/** After a failed review it must be rectified again. If no second review is needed, a `closed` event follows. */
function reviewed(state: Hazard, { at, data }: Extract<HazardEvent, { type: 'reviewed' }>): Hazard {
  const { review, passed, by, note } = data;
  return {
    ...state,
    status: passed ? 'to-be-reviewed-again' : 'rectifying',
    reviews: [...state.reviews, { review, passed, by, at, note }],
  };
}
