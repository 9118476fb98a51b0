import type { EventCatalogue, EventOf, LimitName } from '@maplebridge/contracts';

/** One of the limits of `limits.json`; counted apart within each part of the stream, where one is named. */
export interface Limited {
  readonly limit: LimitName;
  readonly within?: string;
}

/**
 * What keeps a fact from happening without end in one stream.
 * `by-its-rules`: the aggregate's own rules allow it a number of times that follows from facts which are limited.
 * `always`: it ends, erases or releases something. A decision that holds such a fact is never refused by a limit.
 */
export type Bound = 'by-its-rules' | 'always' | Limited | readonly Limited[];

/** A bound for every fact of an aggregate: without one a new fact does not compile. `before`: the state it happens to. */
export type Caps<State, C extends EventCatalogue> = {
  readonly [F in keyof C['facts'] & string]:
    | Bound
    | ((data: Extract<EventOf<C>, { type: F }>['data'], before: State) => Bound);
};

/** Holding is limited; letting go never is, so that what the law lets go can be erased. */
export const holdBound = ({ state }: { readonly state: 'held' | 'released' }): Bound =>
  state === 'held' ? { limit: 'holds' } : 'always';
