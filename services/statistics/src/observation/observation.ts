import { observationEvents } from '@maplebridge/contracts/statistics';
import type { Decider } from '@maplebridge/event-log';
import type { ObservationCommand } from './commands.ts';
import { decide } from './decide.ts';
import { evolve, type ObservationState } from './state.ts';

export const observationDecider: Decider<ObservationState, ObservationCommand, typeof observationEvents> = {
  events: observationEvents,
  initial: undefined,
  evolve,
  decide,
  caps: { recorded: { limit: 'observation-versions' } },
  area: (state) => {
    if (!state) throw new Error('what was not told is about nowhere');
    return state.area;
  },
};

const streamStart = 'observation-';
export const observationStream = (id: string): string => `${streamStart}${id}`;
/** The observation a stream tells of; undefined for any other stream. */
export const observationOf = (stream: string): string | undefined =>
  stream.startsWith(streamStart) ? stream.slice(streamStart.length) : undefined;
