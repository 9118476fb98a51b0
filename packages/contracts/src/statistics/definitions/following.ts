import { type FigureDefinition, facts, type Sum } from './definition.ts';

const mediation = (...of: string[]) => facts('mediation.case', ...of);
/** Who consents, or is there at the end, has been contacted. */
const contact = ['party-contacted', 'consented', 'closed'];
const accepted = { en: 'accepted', zh: '受理数', counters: ['cases.accepted'] } as const satisfies Sum;
const contacted = {
  en: 'contacted',
  zh: '已联系当事人的纠纷数',
  counters: ['cases.contacted'],
} as const satisfies Sum;
const consented = {
  en: 'consented',
  zh: '当事人均同意调解的纠纷数',
  counters: ['cases.consented'],
} as const satisfies Sum;
const mediated = {
  en: 'mediated',
  zh: '已开展调解的纠纷数',
  counters: ['cases.mediated'],
} as const satisfies Sum;
const agreed = { en: 'agreed', zh: '达成协议的纠纷数', counters: ['cases.agreed'] } as const satisfies Sum;

/** How far disputes got with their parties, and whether agreements were kept: each step by the day it was taken. */
export const followingFigures = {
  'cases-contacted': {
    name: { en: 'Contacted', zh: '已联系数' },
    means: {
      en: 'Cases in which a party was contacted, by the day of the first contact',
      zh: '已联系当事人的纠纷数，按首次联系日统计',
    },
    numerator: contacted,
    sources: mediation(...contact),
  },
  'cases-consented': {
    name: { en: 'Consented', zh: '同意调解数' },
    means: {
      en: 'Cases in which all parties consented to mediation, by the day the last of them did',
      zh: '当事人均同意调解的纠纷数，按最后一方同意之日统计',
    },
    numerator: consented,
    sources: mediation('consented'),
  },
  'cases-mediated': {
    name: { en: 'Mediated', zh: '开展调解数' },
    means: {
      en: 'Cases in which mediation took place, by the day of its first session',
      zh: '已开展调解的纠纷数，按首次调解日统计',
    },
    numerator: mediated,
    sources: mediation('session-held', 'agreed'),
  },
  'cases-agreed': {
    name: { en: 'Agreed', zh: '达成协议数' },
    means: {
      en: 'Cases in which the parties agreed, by the day they did',
      zh: '达成调解协议的纠纷数，按达成之日统计',
    },
    numerator: agreed,
    sources: mediation('agreed'),
  },
  'contacted-rate': {
    name: { en: 'Contacted rate', zh: '联系率' },
    means: { en: 'Contacted / accepted', zh: '联系率＝已联系数÷受理数' },
    numerator: contacted,
    denominator: accepted,
    ranked: true,
    sources: mediation('opened', ...contact),
  },
  'consented-rate': {
    name: { en: 'Consented rate', zh: '同意调解率' },
    means: { en: 'Consented / accepted', zh: '同意调解率＝同意调解数÷受理数' },
    numerator: consented,
    denominator: accepted,
    sources: mediation('opened', 'consented'),
  },
  'mediated-rate': {
    name: { en: 'Mediated rate', zh: '开展调解率' },
    means: { en: 'Mediated / accepted', zh: '开展调解率＝开展调解数÷受理数' },
    numerator: mediated,
    denominator: accepted,
    sources: mediation('opened', 'session-held', 'agreed'),
  },
  'agreed-rate': {
    name: { en: 'Agreed rate', zh: '达成协议率' },
    means: { en: 'Agreed / accepted', zh: '达成协议率＝达成协议数÷受理数' },
    numerator: agreed,
    denominator: accepted,
    sources: mediation('opened', 'agreed'),
  },
  'agreements-performed-rate': {
    name: { en: 'Performance of agreements', zh: '协议履行率' },
    means: {
      en: 'Terms performed / terms performed or breached, each by the day it was recorded',
      zh: '协议履行率＝已履行条款数÷（已履行条款数＋未履行条款数），按登记日统计',
    },
    numerator: { en: 'terms performed', zh: '已履行条款数', counters: ['agreements.performed'] },
    denominator: {
      en: 'terms performed or breached',
      zh: '已履行与未履行条款数',
      counters: ['agreements.performed', 'agreements.breached'],
    },
    ranked: true,
    sources: mediation('term-performed', 'term-breached'),
  },
  'agreements-kept-rate': {
    name: { en: 'Agreements kept at visits', zh: '回访守约率' },
    means: {
      en: 'Return visits at which the agreement was being kept / return visits',
      zh: '回访守约率＝回访时协议正在履行的次数÷回访次数',
    },
    numerator: { en: 'visits that found it kept', zh: '回访守约次数', counters: ['agreements.kept'] },
    denominator: { en: 'return visits', zh: '回访次数', counters: ['agreements.visited'] },
    ranked: true,
    sources: mediation('visited'),
  },
  confirmations: {
    name: { en: 'Judicial confirmations', zh: '司法确认数' },
    means: {
      en: 'Agreements that the court confirmed, by the day it decided',
      zh: '法院确认有效的调解协议数，按作出结论之日统计',
    },
    numerator: { en: 'confirmed agreements', zh: '司法确认数', counters: ['agreements.confirmed'] },
    sources: mediation('confirmation-decided'),
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;
