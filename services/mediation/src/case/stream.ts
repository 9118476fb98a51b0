import { caseEvents } from '@maplebridge/contracts/mediation';
import type { City } from '@maplebridge/directory';
import type { Decider } from '@maplebridge/event-log';
import { limits } from '../domain/routing/limits.ts';
import { router } from '../domain/routing/router.ts';
import { caseCaps } from './caps.ts';
import type { CaseCommand } from './commands.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import type { CasePolicy } from './guards.ts';
import type { CaseState } from './state.ts';

export function casePolicy(city: City): CasePolicy {
  const within = limits(city);
  return { city, limits: within, router: router(city, within) };
}

/** The aggregate, with the city's routing and limits inside. A case holds a reservation of the mediator who leads it or is asked to. */
export const caseDecider = (policy: CasePolicy): Decider<CaseState, CaseCommand, typeof caseEvents> => ({
  events: caseEvents,
  initial: undefined,
  evolve,
  decide: (command, state) => decide(policy, command, state),
  caps: caseCaps,
  area: (state) => {
    if (!state) throw new Error('a case that was not opened lies nowhere');
    return state.area;
  },
  isHeld: (state) => state?.held ?? false,
  holds: (state) => (state?.assignment ? [state.assignment.mediator] : []),
});

export const caseStream = (id: string): string => `case-${id}`;
