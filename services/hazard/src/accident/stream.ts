import { accidentEvents } from '@maplebridge/contracts/hazard';
import type { Decider } from '@maplebridge/event-log';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import { accidentCaps } from './caps.ts';
import type { AccidentCommand } from './commands.ts';
import { decide } from './decide.ts';
import { type AccidentState, evolve } from './state.ts';

/** The aggregate, with the city's policy inside. */
export const accidentDecider = (
  policy: SafetyPolicy,
): Decider<AccidentState, AccidentCommand, typeof accidentEvents> => ({
  events: accidentEvents,
  initial: undefined,
  evolve,
  decide: (command, state) => decide(policy, command, state),
  caps: accidentCaps,
  area: (state) => {
    if (!state) throw new Error('an accident that was not reported lies nowhere');
    return state.area;
  },
});

const streamStart = 'accident-';
export const accidentStream = (id: string): string => `${streamStart}${id}`;
/** The accident a stream tells of; undefined for any other stream. */
export const accidentOf = (stream: string): string | undefined =>
  stream.startsWith(streamStart) ? stream.slice(streamStart.length) : undefined;
