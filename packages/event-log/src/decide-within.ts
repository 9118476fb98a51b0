import { type EventCatalogue, type EventOf, type LimitName, limits } from '@maplebridge/contracts';
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

/** Counts events one after the other, each by the state that it happens to; `over` is the first limit that one goes beyond. */
function counting<State, C extends EventCatalogue>(decider: Capped<State, C>) {
  let state = decider.initial;
  const counts = new Map<string, number>();
  return (event: EventOf<C>): { readonly ends: boolean; readonly over: LimitName | undefined } => {
    const bound = boundOf(decider, event, state);
    state = decider.evolve(state, event);
    let over: LimitName | undefined;
    for (const limited of limitsIn(bound)) {
      const count = (counts.get(keyOf(limited)) ?? 0) + 1;
      counts.set(keyOf(limited), count);
      if (count > limits[limited.limit].most) over ??= limited.limit;
    }
    return { ends: bound === 'always', over };
  };
}

/**
 * What the aggregate decides, within what its stream may hold: the one place where every command of every aggregate meets its
 * limits. Pure.
 */
export function decideWithin<State, Command, C extends EventCatalogue>(
  decider: Decider<State, Command, C>,
  command: Command,
  past: readonly EventOf<C>[],
  state: State = fold(decider, past),
): readonly EventOf<C>[] | Rejection {
  const decided = decider.decide(command, state);
  if (isRejection(decided) || decided.length === 0) return decided;
  const count = counting(decider);
  for (const event of past) count(event);
  const outcomes = decided.map(count);
  if (outcomes.some(({ ends }) => ends)) return decided;
  const over = outcomes.find((it) => it.over)?.over;
  return over ? limitReached(over) : decided;
}
