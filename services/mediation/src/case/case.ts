import { caseEvents } from '@maplebridge/contracts/mediation';
import type { Decider } from '@maplebridge/event-log';
import type { CaseCommand } from './commands.ts';
import { type CasePolicy, decide } from './decide.ts';
import { type CaseState, evolve } from './state.ts';

/** The aggregate, with the city's routing and limits inside. */
export const caseDecider = (policy: CasePolicy): Decider<CaseState, CaseCommand, typeof caseEvents> => ({
  events: caseEvents,
  initial: undefined,
  evolve,
  decide: (command, state) => decide(policy, command, state),
  area: (state) => {
    if (!state) throw new Error('a case that was not opened lies nowhere');
    return state.area;
  },
});

export const caseStream = (id: string): string => `case-${id}`;
