import type * as z from 'zod';
import type { CaseView, Reason, Routing } from '../src/mediation/index.ts';
import * as known from './known.ts';

/** The glass of 21 May 2019, as the demo tells it: someone died, and the centre takes it. Its steps stand in order. */
export const opened = '2019-05-21T16:20:00+08:00';

const reasons: z.input<typeof Reason>[] = [
  {
    rule: 'fatality',
    en: 'Someone died: the centre takes the case at once and asks for a gold-medal mediator',
    zh: '涉及人员死亡：由调解中心直接受理，指派金牌调解员',
    source: 'Practice of Dingmao',
  },
];

export const routing: z.input<typeof Routing> = {
  tier: 'centre',
  venue: 'dingmao-centre',
  procedure: 'people',
  goldMedal: true,
  panel: ['people', 'judicial', 'police'],
  departments: [],
  ladder: 1,
  stepDueAt: '2019-05-30T23:59:59+08:00',
  reasons,
};

export const deadlines = [
  { rule: 'step-centre', dueAt: '2019-05-30T23:59:59+08:00' },
  { rule: 'people-one-month', dueAt: '2019-06-21T23:59:59+08:00' },
];

type Case = z.input<typeof CaseView>;

export const openCase: Case = {
  id: known.dispute,
  reportId: known.dispute,
  category: 'damages',
  area: known.dingmao,
  status: 'open',
  tier: 'centre',
  venue: 'dingmao-centre',
  openedAt: opened,
  overdue: false,
  dueAt: '2019-05-30T23:59:59+08:00',
  facts: { fatality: true, onScene: true },
  position: { lng: 119.508, lat: 32.178 },
  routing,
  parties: ['A', 'B'].map((id) => ({ id, consent: 'asked', engagement: 'not-invited', minor: false })),
  excluded: [],
  helpers: [],
  tasks: [],
  protocolSteps: [],
  sessions: [],
  visits: [],
  deadlines,
  reopened: 0,
};

export const invited: Case = {
  ...openCase,
  parties: openCase.parties.map((party) => ({ ...party, engagement: 'reached' })),
};

export const asked: Case = {
  ...invited,
  mediator: known.mediator,
  assignment: {
    mediator: known.mediator,
    status: 'asked',
    answerBy: '2019-05-21T18:20:00+08:00',
    reasons: [{ rule: 'next-in-turn', en: 'Next in turn among those who may take it', zh: '按轮次指派' }],
  },
};

export const accepted: Case = {
  ...asked,
  assignment: { mediator: known.mediator, status: 'accepted', reasons: asked.assignment?.reasons ?? [] },
};

export const consented: Case = {
  ...accepted,
  parties: invited.parties.map((party) => ({
    ...party,
    consent: 'given',
    consentedAt: '2019-05-21T17:10:00+08:00',
    engagement: 'agreed',
  })),
};

export const task = { department: 'court', status: 'open', dueAt: '2019-05-24T23:59:59+08:00' } as const;

export const helped: Case = {
  ...consented,
  helpers: [{ id: 'H1', kind: 'law-firm' }],
  tasks: [task],
};

export const met: Case = {
  ...helped,
  tasks: [{ ...task, status: 'done' }],
  parties: helped.parties.map((party) => ({ ...party, engagement: 'attended' })),
  sessions: [{ at: '2019-05-23T14:00:00+08:00', mode: 'together', parties: ['A', 'B'], helpers: ['H1'] }],
};

export const payment = {
  by: 'B',
  to: 'A',
  kind: 'payment',
  amountYuan: 400_000,
  dueOn: '2019-06-24',
} as const;

export const agreed: Case = {
  ...met,
  status: 'agreed',
  agreement: {
    form: 'written',
    effectiveOn: '2019-05-24',
    confirmationDueOn: '2019-06-23',
    terms: [{ ...payment, performance: 'due' }],
  },
  dueAt: '2019-06-24T23:59:59+08:00',
  deadlines: [{ rule: 'term-1', dueAt: '2019-06-24T23:59:59+08:00' }],
};

const withAgreement = (over: Partial<NonNullable<Case['agreement']>>): Case => ({
  ...agreed,
  ...(agreed.agreement && { agreement: { ...agreed.agreement, ...over } }),
});

export const confirmed = withAgreement({ confirmation: 'applied' });
export const performed = withAgreement({ terms: [{ ...payment, performance: 'performed' }] });
export const breached = withAgreement({ terms: [{ ...payment, performance: 'breached' }] });
export const visited: Case = { ...performed, visits: [{ at: '2019-07-01T10:00:00+08:00', kept: true }] };
export const ended: Case = {
  ...visited,
  status: 'ended',
  outcome: 'settled',
  closedAt: '2019-07-01T10:30:00+08:00',
  deadlines: [],
};
export const reopened: Case = { ...openCase, reopened: 1, tier: 'joint' };
