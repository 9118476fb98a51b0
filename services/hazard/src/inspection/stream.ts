import { inspectionEvents } from '@maplebridge/contracts/hazard';
import type { Decider } from '@maplebridge/event-log';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import { inspectionCaps } from './caps.ts';
import type { Checklists } from './checklists.ts';
import type { InspectionCommand } from './commands.ts';
import { decide } from './decide.ts';
import { evolve, type InspectionState } from './state.ts';

/** The aggregate, with the city's policy and the checklists inside. */
export function inspectionDecider(
  policy: SafetyPolicy,
  checklists: Checklists,
): Decider<InspectionState, InspectionCommand, typeof inspectionEvents> {
  const whole = { ...policy, checklists };
  return {
    events: inspectionEvents,
    initial: undefined,
    evolve,
    decide: (command, state) => decide(whole, command, state),
    caps: inspectionCaps,
    area: (state) => {
      if (!state) throw new Error('an inspection that was not planned lies nowhere');
      return state.area;
    },
  };
}

const streamStart = 'inspection-';
export const inspectionStream = (id: string): string => `${streamStart}${id}`;
/** The inspection a stream tells of; undefined for any other stream. */
export const inspectionOf = (stream: string): string | undefined =>
  stream.startsWith(streamStart) ? stream.slice(streamStart.length) : undefined;
