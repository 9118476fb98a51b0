import { type DistributionDefinition, type FigureDefinition, facts, type Sum } from './definition.ts';

const mediation = (...of: string[]) => facts('mediation.case', ...of);

const accepted = { en: 'accepted', zh: '受理数', counters: ['cases.accepted'] } as const satisfies Sum;
const handled = { en: 'handled', zh: '调处数', counters: ['cases.handled'] } as const satisfies Sum;
const settled = { en: 'settled', zh: '调解成功数', counters: ['cases.settled'] } as const satisfies Sum;
const closing = mediation('closed', 'reopened');

/** Disputes and what became of them, by the day it happened. */
export const caseFigures = {
  'cases-accepted': {
    name: { en: 'Accepted', zh: '受理数' },
    means: {
      en: 'Disputes opened into mediation, by the day they were; one that is taken up again stays one',
      zh: '进入调解程序的纠纷数，按受理日统计；重新受理的不重复计数',
    },
    numerator: accepted,
    sources: mediation('opened'),
  },
  'cases-handled': {
    name: { en: 'Handled', zh: '调处数' },
    means: {
      en: 'Cases closed after mediation was carried through: settled, or failed after it was tried; by the day of closure',
      zh: '经调解办结的纠纷数（调解成功与经调解未成之和），按办结日统计；重新受理的予以扣回',
    },
    numerator: handled,
    sources: closing,
  },
  'cases-settled': {
    name: { en: 'Settled', zh: '调解成功数' },
    means: {
      en: 'Cases closed with an agreement, by the day of closure',
      zh: '达成协议而办结的纠纷数，按办结日统计；重新受理的予以扣回',
    },
    numerator: settled,
    sources: closing,
  },
  'cases-closed': {
    name: { en: 'Closed', zh: '办结数' },
    means: {
      en: 'Cases closed with whatever outcome, by the day of closure',
      zh: '以任何结果办结的纠纷数，按办结日统计；重新受理的予以扣回',
    },
    numerator: { en: 'closed', zh: '办结数', counters: ['cases.closed'] },
    sources: closing,
  },
  'handled-rate': {
    name: { en: 'Handled rate', zh: '调处率' },
    means: {
      en: 'Handled / accepted, both in the period; over 100 % where older cases were closed',
      zh: '调处率＝调处数÷受理数（期间内办结此前受理的纠纷时可超过100%）',
    },
    numerator: handled,
    denominator: accepted,
    ranked: true,
    sources: [...mediation('opened'), ...closing],
  },
  'success-rate': {
    name: { en: 'Success rate', zh: '调解成功率' },
    means: {
      en: 'Settled / handled, and not / accepted',
      zh: '调解成功率＝调解成功数÷调处数（不以受理数为分母）',
    },
    numerator: settled,
    denominator: handled,
    ranked: true,
    sources: closing,
  },
  'on-time-rate': {
    name: { en: 'On-time rate', zh: '按期调处率' },
    means: {
      en: 'Of the handled cases that had a limit: those closed within it',
      zh: '有办理期限的调处案件中，在期限内办结的比例',
    },
    numerator: { en: 'closed within the limit', zh: '按期办结数', counters: ['cases.onTime'] },
    denominator: { en: 'handled with a limit', zh: '有期限的调处数', counters: ['cases.limited'] },
    ranked: true,
    sources: closing,
  },
  'cases-overdue': {
    name: { en: 'Overdue', zh: '超期数' },
    means: {
      en: 'Cases whose limit passed while they were open, each once, by the day it passed',
      zh: '期限届满时尚未办结的纠纷数，每件只计一次，按届满日统计',
    },
    numerator: { en: 'overdue', zh: '超期数', counters: ['cases.overdue'] },
    sources: mediation('overdue', 'closed'),
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;

/** How long a case took. */
export const caseDistributions = {
  'time-to-take-up': {
    name: { en: 'Time to take up', zh: '接手用时' },
    means: {
      en: 'Hours from when a case was opened, or taken up again, until a mediator took it or it was first mediated, in whole hours rounded up; by the day of that',
      zh: '自受理或重新受理至调解员接受或首次调解的小时数，不足一小时按一小时计，按该日统计',
    },
    span: 'cases.takeUp',
    sources: mediation('mediator-accepted', 'session-held', 'agreed'),
  },
  'time-to-settle': {
    name: { en: 'Time to settle', zh: '调解成功用时' },
    means: {
      en: 'Days from when a case was opened, or taken up again, to its closure as settled, in whole days rounded up; by the day of closure',
      zh: '自受理或重新受理至调解成功办结的天数，不足一天按一天计，按办结日统计',
    },
    span: 'cases.settle',
    sources: closing,
  },
} as const satisfies Readonly<Record<string, DistributionDefinition>>;
