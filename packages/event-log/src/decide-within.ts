import { type EventCatalogue, type EventOf, limits } from '@maplebridge/contracts';
import type { Bound, Limited } from './caps.ts';
import { type Decider, fold, isRejection, limitReached, type Rejection } from './decider.ts';

type Capped<State, C extends EventCatalogue> = Pick<Decider<State, never, C>, 'caps' | 'initial' | 'evolve'>;

function boundOf<State, C extends EventCatalogue>(
  { caps }: Capped<State, C>,
  { type, data }: EventOf<C>,
  before: State,
): Bound {
  const bound = caps[type] as Bound | ((data: unknown, before: State) => Bound) | undefined;
  if (bound === undefined) throw new Error(`${type} has no bound`);
  return typeof bound === 'function' ? bound(data, before) : bound;
}

const limitsIn = (bound: Bound): readonly Limited[] =>
  typeof bound === 'string' ? [] : 'limit' in bound ? [bound] : bound;

const keyOf = ({ limit, within = '' }: Limited): string => `${limit} ${within}`;

/** The bound of each event, by the state before it. */
function boundsOf<State, C extends EventCatalogue>(
  decider: Capped<State, C>,
  events: readonly EventOf<C>[],
  from: State,
): Bound[] {
  let state = from;
  return events.map((event) => {
    const bound = boundOf(decider, event, state);
    state = decider.evolve(state, event);
    return bound;
  });
}

/**
 * The aggregate's decision within the limits of its stream: the only place where limits are checked, for every command of every
 * aggregate. Pure; past events are counted only when the decision contains a limited fact.
 */
export function decideWithin<State, Command, C extends EventCatalogue>(
  decider: Decider<State, Command, C>,
  command: Command,
  past: readonly EventOf<C>[],
  state: State = fold(decider, past),
): readonly EventOf<C>[] | Rejection {
  const decided = decider.decide(command, state);
  if (isRejection(decided)) return decided;
  const bounds = boundsOf(decider, decided, state);
  const limited = bounds.flatMap(limitsIn);
  if (limited.length === 0 || bounds.includes('always')) return decided;
  const counts = Map.groupBy(
    [...boundsOf(decider, past, decider.initial).flatMap(limitsIn), ...limited],
    keyOf,
  );
  const over = limited.find((it) => (counts.get(keyOf(it))?.length ?? 0) > limits[it.limit].most);
  return over ? limitReached(over.limit) : decided;
}
