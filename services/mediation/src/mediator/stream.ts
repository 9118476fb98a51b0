import type { Area } from '@maplebridge/contracts';
import { mediatorEvents } from '@maplebridge/contracts/mediation';
import type { City } from '@maplebridge/directory';
import type { Decider } from '@maplebridge/event-log';
import { mediatorCaps } from './caps.ts';
import type { MediatorCommand } from './commands.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import type { MediatorState } from './state.ts';

const prefix = 'mediator-';
export const mediatorStream = (id: string): string => `${prefix}${id}`;
/** The id of the mediator whose stream it is; undefined for a stream of another aggregate. */
export const mediatorOf = (stream: string): string | undefined =>
  stream.startsWith(prefix) ? stream.slice(prefix.length) : undefined;

/** The aggregate. A mediator offers one reservation for each case of their capacity, and none while not available. */
export const mediatorDecider = (
  city: City,
): Decider<MediatorState, MediatorCommand, typeof mediatorEvents> => ({
  events: mediatorEvents,
  initial: undefined,
  evolve,
  decide: (command, state) => decide(city, command, state),
  caps: mediatorCaps,
  area: (state): Area => {
    if (!state) throw new Error('a mediator who is not registered has no area');
    return state.area;
  },
  isHeld: (state) => state?.held ?? false,
  offers: (state, stream) =>
    state && {
      resource: mediatorOf(stream) ?? stream,
      capacity: state.available ? state.capacity : 0,
    },
});
