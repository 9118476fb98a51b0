import type { EnterpriseEvent } from '@maplebridge/contracts/hazard';
import { assertNever } from '@maplebridge/event-log';
import type { Enterprise, EnterpriseState, UnitState } from './state.ts';

export function evolve(state: EnterpriseState, event: EnterpriseEvent): EnterpriseState {
  if (event.type === 'registered') return { ...event.data, units: {}, registeredAt: event.at, held: false };
  if (!state) throw new Error(`${event.type} before registered`);
  return changed(state, event);
}

const withUnit = (state: Enterprise, unit: string, now: Partial<UnitState>): Enterprise => ({
  ...state,
  units: { ...state.units, [unit]: { ...(state.units[unit] as UnitState), ...now } },
});

function changed(state: Enterprise, event: Exclude<EnterpriseEvent, { type: 'registered' }>): Enterprise {
  switch (event.type) {
    case 'changed': {
      const { residents = state.residents, accounts = state.accounts } = event.data;
      return { ...state, residents, accounts };
    }
    case 'unit-declared': {
      const { unit, kind, note } = event.data;
      return withUnit(state, unit, { kind, note, closed: false, responsible: {} });
    }
    case 'inventory-declared':
    case 'reassessed': {
      const { unit, ...assessed } = event.data;
      return withUnit(state, unit, assessed);
    }
    case 'level-changed':
      return state;
    case 'responsible-named': {
      const { unit, duty, note } = event.data;
      return withUnit(state, unit, { responsible: { ...state.units[unit]?.responsible, [duty]: note } });
    }
    case 'unit-closed':
      return withUnit(state, event.data.unit, { closed: true });
    case 'words-erased':
      return { ...state, erased: { records: event.data.records, at: event.at } };
    case 'hold-changed':
      return { ...state, held: event.data.state === 'held' };
    default:
      return assertNever(event);
  }
}
