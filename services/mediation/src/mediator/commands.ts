import type { MediatorEvent } from '@maplebridge/contracts/mediation';

type Registered = Extract<MediatorEvent, { type: 'registered' }>['data'];
type Change = Extract<MediatorEvent, { type: 'changed' }>['data'];
/** `records`: the number of records that are erased. */
type Erasure = Extract<MediatorEvent, { type: 'words-erased' }>['data'];
type Hold = Extract<MediatorEvent, { type: 'hold-changed' }>['data'];

/** `at`: when it happened, RFC 3339. */
type Command<T extends string, D> = { readonly type: T; readonly at: string } & D;

export type RegisterMediator = Command<'RegisterMediator', Registered>;
export type ChangeMediator = Command<'ChangeMediator', { readonly change: Change }>;
export type EraseName = Command<'EraseName', Erasure>;
export type HoldName = Command<'HoldName', Hold>;

export type MediatorCommand = RegisterMediator | ChangeMediator | EraseName | HoldName;
