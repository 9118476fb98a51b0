import { hazardEvents } from '@maplebridge/contracts/hazard';
import type { Decider } from '@maplebridge/event-log';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import { hazardCaps } from './caps.ts';
import type { HazardCommand } from './commands.ts';
import { decide } from './decide.ts';
import { evolve, type HazardState } from './state.ts';

/** The aggregate, with the city's policy inside. */
export const hazardDecider = (
  policy: SafetyPolicy,
): Decider<HazardState, HazardCommand, typeof hazardEvents> => ({
  events: hazardEvents,
  initial: undefined,
  evolve,
  decide: (command, state) => decide(policy, command, state),
  caps: hazardCaps,
  area: (state) => {
    if (!state) throw new Error('a hazard that was not found lies nowhere');
    return state.area;
  },
});

const streamStart = 'hazard-';
export const hazardStream = (id: string): string => `${streamStart}${id}`;
/** The hazard a stream tells of; undefined for any other stream. */
export const hazardOf = (stream: string): string | undefined =>
  stream.startsWith(streamStart) ? stream.slice(streamStart.length) : undefined;
