import type { Area } from '@maplebridge/contracts';
import type { AssessmentOutcome, EnterpriseEvent, InventoryEntry } from '@maplebridge/contracts/hazard';
import { assertNever } from '@maplebridge/event-log';

export type DataOf<T extends EnterpriseEvent['type']> = Extract<EnterpriseEvent, { type: T }>['data'];

export interface UnitState {
  readonly kind: DataOf<'unit-declared'>['kind'];
  /** Under which its name stands in the personal-data store. */
  readonly note: string;
  readonly closed: boolean;
  /** The inventory that stands, and what came of it. */
  readonly entries?: readonly InventoryEntry[];
  readonly outcome?: AssessmentOutcome;
  /** For how many residents nearby it was assessed. */
  readonly residents?: number;
  /** Notes into the personal-data store, by duty. */
  readonly responsible: Readonly<Partial<Record<DataOf<'responsible-named'>['duty'], string>>>;
}

export interface Enterprise extends Omit<DataOf<'registered'>, 'accounts'> {
  readonly area: Area;
  /** Pseudonyms of the accounts that act for it. */
  readonly accounts: readonly string[];
  /** By number, in order of declaration. */
  readonly units: Readonly<Record<string, UnitState>>;
  readonly registeredAt: string;
  /** Its persons may not be erased for now. */
  readonly held: boolean;
  readonly erased?: { readonly records: number; readonly at: string };
}

/** An enterprise as its events left it; undefined before it was registered. */
export type EnterpriseState = Enterprise | undefined;

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
