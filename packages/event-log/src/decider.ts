import {
  type Area,
  type EventCatalogue,
  type EventOf,
  type LimitName,
  limitText,
  type ProblemCode,
} from '@maplebridge/contracts';
import type { Caps } from './caps.ts';
import type { Held, Offer } from './reservations.ts';

/** Why a command is rejected: a value, not an exception. `field` is a JSON pointer into the command's body. */
export interface Rejection {
  readonly rejected: ProblemCode;
  readonly detail?: string | undefined;
  readonly field?: string | undefined;
  /** Which limit was reached; the edge names it in the caller's language. */
  readonly limit?: LimitName | undefined;
}

export const reject = (rejected: ProblemCode, detail?: string, field?: string): Rejection => ({
  rejected,
  detail,
  field,
});

/** The stream already has as many of these facts as the limit allows. */
export const limitReached = (limit: LimitName): Rejection => ({
  rejected: 'limit-reached',
  detail: limitText(limit, 'en'),
  limit,
});

export const isRejection = (it: unknown): it is Rejection =>
  typeof it === 'object' && it !== null && 'rejected' in it;

/** The pure core of an aggregate. `decide` returns `[]` when the fact is already recorded. */
export interface Decider<State, Command, C extends EventCatalogue> {
  readonly events: C;
  readonly initial: State;
  readonly evolve: (state: State, event: EventOf<C>) => State;
  readonly decide: (command: Command, state: State) => readonly EventOf<C>[] | Rejection;
  /** What keeps each fact from happening without end (`decideWithin`). */
  readonly caps: Caps<State, C>;
  /** The area of the stream, once it has an event. */
  readonly area: (state: State) => Area;
  /** Whether the stream's personal data is on legal hold, whatever its retention. */
  readonly isHeld?: (state: State) => boolean;
  /** The resources of which this stream holds a reservation; taken and released in one transaction with the events that change it. */
  readonly holds?: (state: State) => readonly Held[];
  /** The reservations this stream offers to others. */
  readonly offers?: (state: State, stream: string) => Offer | undefined;
}

export const fold = <State, C extends EventCatalogue>(
  decider: Pick<Decider<State, never, C>, 'initial' | 'evolve'>,
  events: readonly EventOf<C>[],
): State => events.reduce<State>((state, event) => decider.evolve(state, event), decider.initial);

/** Makes a missing case of a `switch` a type error; throws if the types were bypassed. */
export function assertNever(it: never): never {
  throw new Error(`Unexpected: ${JSON.stringify(it)}`);
}
