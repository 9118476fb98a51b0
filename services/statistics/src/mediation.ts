import { caseEvents, type Outcome } from '@maplebridge/contracts/mediation';
import type { Additions, Subject } from './subject.ts';

type Counter = 'accepted' | 'handled' | 'settled';

/** Outcomes of mediation that was carried through: it led to an agreement, or it failed, which needs a session. */
const handledOutcomes: ReadonlySet<Outcome> = new Set(['settled', 'failed']);

const additions = {
  // What mediation is not for was never accepted.
  opened: ({ routing }) => ({ counts: { accepted: routing.tier === null ? 0 : 1 } }),
  // A case that is taken up again is accepted again: what came of it the first time stays counted where it was.
  reopened: () => ({ counts: { accepted: 1 } }),
  closed: ({ outcome, untried }) => ({
    counts: {
      handled: handledOutcomes.has(outcome) && !untried ? 1 : 0,
      settled: outcome === 'settled' ? 1 : 0,
    },
  }),
} satisfies Additions<typeof caseEvents, Counter>;

/** Disputes and what became of them, by the day it happened. */
export const mediation: Subject<Counter> = {
  name: 'mediation',
  counters: ['accepted', 'handled', 'settled'],
  events: caseEvents,
  additions,
};
