import { observationEvents } from '@maplebridge/contracts/statistics';
import type { Decider } from '@maplebridge/event-log';
import type { ObservationCommand } from './commands.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import type { ObservationState } from './state.ts';

export const observationDecider: Decider<ObservationState, ObservationCommand, typeof observationEvents> = {
  events: observationEvents,
  initial: undefined,
  evolve,
  decide,
  caps: { recorded: { limit: 'observation-versions' } },
  area: (state) => {
    if (!state) throw new Error('an observation that was not recorded has no area');
    return state.area;
  },
};

const prefix = 'observation-';
export const observationStream = (id: string): string => `${prefix}${id}`;
/** The observation id in a stream name; undefined for any other stream. */
export const observationOf = (stream: string): string | undefined =>
  stream.startsWith(prefix) ? stream.slice(prefix.length) : undefined;
