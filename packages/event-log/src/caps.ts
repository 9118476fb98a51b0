import type { EventCatalogue, EventOf, LimitName } from '@maplebridge/contracts';

/** One of the limits of `limits.json`; counted apart within each part of the stream, where one is named. */
export interface Limited {
  readonly limit: LimitName;
  readonly within?: string;
}

/**
 * What bounds how often a fact can be recorded in one stream.
 * `by-its-rules`: the aggregate's own rules allow it a number of times that follows from facts which are limited.
 * `always`: it ends, erases or releases something. A decision that contains such a fact is never rejected by a limit.
 */
export type Bound = 'by-its-rules' | 'always' | Limited | readonly Limited[];

/** A bound for every fact of an aggregate: a fact without one does not compile. `before`: the state before the fact. */
export type Caps<State, C extends EventCatalogue> = {
  readonly [F in keyof C['facts'] & string]:
    | Bound
    | ((data: Extract<EventOf<C>, { type: F }>['data'], before: State) => Bound);
};

/** Placing a hold is limited; releasing it never is, so that records can be erased once the law allows it. */
export const holdBound = ({ state }: { readonly state: 'held' | 'released' }): Bound =>
  state === 'held' ? { limit: 'holds' } : 'always';
