import type { Area } from '@maplebridge/contracts';
import type { AssessmentOutcome, EnterpriseEvent, InventoryEntry } from '@maplebridge/contracts/hazard';

export type DataOf<T extends EnterpriseEvent['type']> = Extract<EnterpriseEvent, { type: T }>['data'];

export interface UnitState {
  readonly kind: DataOf<'unit-declared'>['kind'];
  /** The key of its name in the personal-data store. */
  readonly note: string;
  readonly closed: boolean;
  /** The current inventory and its assessment. */
  readonly entries?: readonly InventoryEntry[];
  readonly outcome?: AssessmentOutcome;
  /** The number of residents it was assessed for. */
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
  /** Whether its personal data is on hold and may not be erased. */
  readonly held: boolean;
  readonly erased?: { readonly records: number; readonly at: string };
}

/** An enterprise folded from its events; undefined before it is registered. */
export type EnterpriseState = Enterprise | undefined;
