import type { Language } from '@maplebridge/contracts';
import type { MediationStatistics } from '@maplebridge/contracts/statistics';

/** What each figure means; it goes with every answer, since a figure without its definition cannot be defended. */
export const definitions: Readonly<Record<Language, MediationStatistics['definitions']>> = {
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
};
