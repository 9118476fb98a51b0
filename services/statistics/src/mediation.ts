import { type MediationFigures, rate } from '@maplebridge/contracts/statistics';
import type { Subject } from './subject.ts';

type Counter = 'accepted' | 'handled' | 'settled';

/** Disputes and what became of them, by the day it happened. */
export const mediation: Subject<Counter, MediationFigures> = {
  name: 'mediation',
  counters: ['accepted', 'handled', 'settled'],
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
      accepted: 'Cases opened in the span, by the day they were accepted; taken up again they are the same',
      handled: 'Cases closed in the span after mediation was carried through: settled or failed',
      settled: 'Cases closed in the span with an agreement',
      handledRate: 'handled / accepted',
      successRate: 'settled / handled (not: / accepted)',
    },
    zh: {
      accepted: '期间内受理的纠纷数，按受理日统计；重新受理不重复计',
      handled: '期间内经调解办结的纠纷数（调解成功与调解不成之和），按办结日统计',
      settled: '期间内达成协议而办结的纠纷数',
      handledRate: '调处率＝调处数÷受理数',
      successRate: '调解成功率＝调解成功数÷调处数（不以受理数为分母）',
    },
  },
};
