import { enterpriseEvents } from '@maplebridge/contracts/hazard';
import type { Decider } from '@maplebridge/event-log';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import { enterpriseCaps } from './caps.ts';
import type { EnterpriseCommand } from './commands.ts';
import { decide } from './decide.ts';
import { type EnterpriseState, evolve } from './state.ts';

/** The aggregate, with the city's policy on safety inside. */
export const enterpriseDecider = (
  policy: SafetyPolicy,
): Decider<EnterpriseState, EnterpriseCommand, typeof enterpriseEvents> => ({
  events: enterpriseEvents,
  initial: undefined,
  evolve,
  decide: (command, state) => decide(policy, command, state),
  caps: enterpriseCaps,
  area: (state) => {
    if (!state) throw new Error('an enterprise that was not registered lies nowhere');
    return state.area;
  },
  isHeld: (state) => state?.held ?? false,
});

const streamStart = 'enterprise-';
export const enterpriseStream = (id: string): string => `${streamStart}${id}`;
/** The enterprise a stream tells of; undefined for any other stream. */
export const enterpriseOf = (stream: string): string | undefined =>
  stream.startsWith(streamStart) ? stream.slice(streamStart.length) : undefined;
