import type { MediatorEvent } from '@maplebridge/contracts/mediation';
import { assertNever } from '@maplebridge/event-log';
import type { Mediator, MediatorState } from './state.ts';

export function evolve(state: MediatorState, event: MediatorEvent): MediatorState {
  switch (event.type) {
    case 'registered':
      return { ...event.data, left: [], held: false };
    case 'changed':
      if (!state) throw new Error('changed before registered');
      return changed(state, event.data);
    case 'words-erased':
      return state && { ...state, erased: { records: event.data.records, at: event.at } };
    case 'hold-changed':
      return state && { ...state, held: event.data.state === 'held' };
    default:
      return assertNever(event);
  }
}

type Change = Extract<MediatorEvent, { type: 'changed' }>['data'];

/** The schema's optional fields may be undefined, but JSON holds no undefined: an absent field is not changed. */
type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function changed(state: Mediator, change: Change): Mediator {
  const now = { ...state, ...(change as Present<Change>) };
  const left = [...new Set([...state.left, ...state.areas])].filter((area) => !now.areas.includes(area));
  return { ...now, left };
}
