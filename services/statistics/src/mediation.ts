import { caseEvents, type Outcome } from '@maplebridge/contracts/mediation';
import { type MediationFigures, rate } from '@maplebridge/contracts/statistics';
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
export const mediation: Subject<Counter, MediationFigures> = {
  name: 'mediation',
  counters: ['accepted', 'handled', 'settled'],
  events: caseEvents,
  additions,
  // Success is measured against what was handled, not against what was accepted.
  figures: ({ accepted, handled, settled }) => ({
    accepted,
    handled,
    settled,
    handledRate: rate(handled, accepted),
    successRate: rate(settled, handled),
  }),
  definitions: {
    en: {
      accepted: 'Cases opened or taken up again in the span, by the day they were accepted',
      handled: 'Cases closed in the span after mediation was carried through: settled or failed',
      settled: 'Cases closed in the span with an agreement',
      handledRate: 'handled / accepted',
      successRate: 'settled / handled (not: / accepted)',
    },
    zh: {
      accepted: '期间内受理（立案、重新受理）的纠纷数，按受理日统计',
      handled: '期间内经调解办结的纠纷数（调解成功与调解不成之和），按办结日统计',
      settled: '期间内达成协议而办结的纠纷数',
      handledRate: '调处率＝调处数÷受理数',
      successRate: '调解成功率＝调解成功数÷调处数（不以受理数为分母）',
    },
  },
};
