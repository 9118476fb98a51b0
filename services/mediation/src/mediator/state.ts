import type { MediatorEvent } from '@maplebridge/contracts/mediation';

type Registered = Extract<MediatorEvent, { type: 'registered' }>['data'];

export type Mediator = Registered & {
  /** Areas they served before and no longer serve. */
  readonly left: readonly string[];
  /** A legal hold: their name must not be erased for now. */
  readonly held: boolean;
  readonly erased?: { readonly records: number; readonly at: string };
};

/** Undefined before a mediator is registered. */
export type MediatorState = Mediator | undefined;
