import type { InventoryEntry } from '@maplebridge/contracts/hazard';
import type { DataOf } from './state.ts';

/** `at`: when it is recorded, RFC 3339; facts about an enterprise are never entered later. */
type Command<T extends string, D = object> = { readonly type: T; readonly at: string } & D;

/** The key of names and telephone numbers in the personal-data store. */
interface Noted {
  readonly note: string;
}
interface OfUnit {
  readonly unit: string;
}

export type RegisterEnterprise = Command<'RegisterEnterprise', DataOf<'registered'>>;
export type ChangeEnterprise = Command<
  'ChangeEnterprise',
  { readonly residents?: number | undefined; readonly accounts?: readonly string[] | undefined }
>;
/** Reassesses the next units that were not assessed since the number of residents changed. */
export type ReassessUnits = Command<'ReassessUnits'>;
export type DeclareUnit = Command<'DeclareUnit', Noted & Pick<DataOf<'unit-declared'>, 'kind'>>;
export type DeclareInventory = Command<
  'DeclareInventory',
  OfUnit & { readonly entries: readonly InventoryEntry[] }
>;
export type NameResponsible = Command<
  'NameResponsible',
  OfUnit & Noted & Pick<DataOf<'responsible-named'>, 'duty'>
>;
export type CloseUnit = Command<'CloseUnit', OfUnit>;
/** `records`: how many records are erased. */
export type ErasePersons = Command<'ErasePersons', DataOf<'words-erased'>>;
export type HoldEnterprise = Command<'HoldEnterprise', DataOf<'hold-changed'>>;

export type EnterpriseCommand =
  | RegisterEnterprise
  | ChangeEnterprise
  | ReassessUnits
  | DeclareUnit
  | DeclareInventory
  | NameResponsible
  | CloseUnit
  | ErasePersons
  | HoldEnterprise;
