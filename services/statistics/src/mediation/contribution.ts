import type { CaseEvent, Outcome } from '@maplebridge/contracts/mediation';

/** What is counted of mediation. Everything shown is a sum of these. */
export const counters = ['accepted', 'handled', 'settled'] as const;
export type Counter = (typeof counters)[number];
export type Counts = Readonly<Record<Counter, number>>;

export const noCounts: Counts = { accepted: 0, handled: 0, settled: 0 };

export const add = (a: Counts, b: Counts): Counts => ({
  accepted: a.accepted + b.accepted,
  handled: a.handled + b.handled,
  settled: a.settled + b.settled,
});

/** Outcomes of mediation that was carried through: it led to an agreement, or it failed, which needs a session. */
const handledOutcomes: ReadonlySet<Outcome> = new Set(['settled', 'failed']);

type Counted = Extract<CaseEvent, { type: 'opened' | 'closed' | 'reopened' }>;

/** What one event adds to its station and day. */
export function contribution({ type, data }: Pick<Counted, 'type' | 'data'>): Counts {
  if (type !== 'closed') {
    const { routing } = data as Extract<Counted, { type: 'opened' | 'reopened' }>['data'];
    // What mediation is not for was never accepted. A case that is taken up again is accepted again: what came of it the first
    // time stays counted where it was.
    return { ...noCounts, accepted: routing.tier === null ? 0 : 1 };
  }
  const { outcome, untried } = data as Extract<Counted, { type: 'closed' }>['data'];
  return {
    ...noCounts,
    handled: handledOutcomes.has(outcome) && !untried ? 1 : 0,
    settled: outcome === 'settled' ? 1 : 0,
  };
}
