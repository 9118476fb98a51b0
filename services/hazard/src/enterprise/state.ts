import type { Area } from '@maplebridge/contracts';
import type { AssessmentOutcome, EnterpriseEvent, InventoryEntry } from '@maplebridge/contracts/hazard';

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
