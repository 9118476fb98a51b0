import { type CloudEvent, cloudEvent, type EventCatalogue, type EventOf } from '@maplebridge/contracts';
import { type Decider, decideWithin, isRejection } from '@maplebridge/event-log';

/** The whole history of one case, report, hazard or inspection: its events and final state. */
export interface Life<S, C extends EventCatalogue> {
  readonly history: readonly EventOf<C>[];
  /** The state after each of them. */
  readonly states: readonly S[];
  readonly state: S;
  /** The same events as other services receive them. */
  readonly told: readonly CloudEvent[];
}

/** Runs the commands in order, skipping those the decider rejects. */
export function live<S, Command, C extends EventCatalogue>(
  decider: Decider<S, Command, C>,
  doings: readonly ((state: S) => Command)[],
): Life<S, C> {
  let state = decider.initial;
  const history: EventOf<C>[] = [];
  const states: S[] = [];
  for (const doing of doings) {
    const decided = decideWithin(decider, doing(state), history, state);
    if (isRejection(decided)) continue;
    for (const event of decided) {
      state = decider.evolve(state, event);
      history.push(event);
      states.push(state);
    }
  }
  return { history, states, state, told: history.map((event, i) => telling(decider, event, i + 1, state)) };
}

/** As received: JSON has no `undefined`. */
function telling<S, C extends EventCatalogue>(
  { events, area }: Pick<Decider<S, never, C>, 'events' | 'area'>,
  { type, at, data }: EventOf<C>,
  version: number,
  state: S,
): CloudEvent {
  const { city, district, station } = area(state);
  const event = cloudEvent({
    ...{ city: 'zhenjiang', service: events.service, stream: `${events.aggregate}-1` },
    ...{ version, type, schemaVersion: 1, at, area: `${city}/${district}/${station}`, data },
  });
  return JSON.parse(JSON.stringify(event)) as CloudEvent;
}
