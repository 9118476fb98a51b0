import type { CaseEvent, RoutingFacts } from '@maplebridge/contracts/mediation';
import { reject } from '@maplebridge/event-log';
import { specification } from '@maplebridge/event-log/spec';
import { caseDecider } from './case.ts';
import type { CaseCommand } from './commands.ts';
import type { CasePolicy } from './decide.ts';

export const at = '2019-05-22T10:00:00+08:00';
export const now = '2019-06-01T00:00:00.000Z';
export const id = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
export const routing: RoutingFacts = {
  tier: 'workstation',
  venue: 'dingmao-01',
  procedure: 'people',
  goldMedal: false,
  reasons: [{ rule: 'nearest-workstation' }],
};
export const centre: RoutingFacts = {
  ...routing,
  tier: 'centre',
  venue: 'dingmao-centre',
  reasons: [{ rule: 'transfer' }],
};
export const deadline = { rule: 'people-one-month', dueAt: '2019-06-21T09:30:00+08:00' };

/** A city in which every case goes to one workstation, and from there to one centre. */
const policy: CasePolicy = {
  router: {
    route: () => routing,
    transfer: (_matter, tier) => (tier === 'centre' ? centre : reject('no-further-tier')),
  },
  limits: {
    mediation: () => deadline,
    confirmation: () => '2019-06-21',
    dateOf: (instant) => instant.slice(0, 10),
  },
};
export const decider = caseDecider(policy);
export const given = specification(decider);

export const matter = {
  reportId: id,
  category: 'damages',
  area: { city: '321100', district: '321171', station: 'dingmao' },
  facts: {},
  position: { lng: 119.508, lat: 32.178 },
  partyCount: 2,
} as const;
export const openedAt = '2019-05-21T09:30:00+08:00';
export const opened: CaseEvent = { type: 'opened', at: openedAt, data: { ...matter, routing, deadline } };
export const consented = (party: string): CaseEvent => ({
  type: 'consented',
  at,
  data: { party, procedure: 'people' },
});
export const agreed: CaseEvent = {
  type: 'agreed',
  at,
  data: { reportId: id, form: 'oral', effectiveOn: '2019-05-22', confirmationDueOn: '2019-06-21', note: 'n' },
};
export const held = (...parties: string[]): CaseEvent => ({
  type: 'session-held',
  at,
  data: { parties, mode: 'together', note: 'n' },
});
export const closed = (end: object): CaseEvent =>
  ({ type: 'closed', at, data: { reportId: id, category: 'damages', ...end } }) as CaseEvent;

const timed = { at, now };
export const consent = (party: string, answer: 'given' | 'refused'): CaseCommand => ({
  type: 'RecordConsent',
  party,
  answer,
  ...timed,
});
export const session = (...parties: string[]): CaseCommand => ({
  type: 'HoldSession',
  parties,
  mode: 'together',
  note: 'n',
  ...timed,
});
export const agree = (over: object = {}): CaseCommand =>
  ({ type: 'RecordAgreement', form: 'oral', note: 'n', ...timed, ...over }) as CaseCommand;
export const close = (outcome: string, over: object = {}): CaseCommand =>
  ({ type: 'CloseCase', outcome, ...timed, ...over }) as CaseCommand;
export const toCentre: CaseCommand = { type: 'TransferToTier', tier: 'centre', note: 'n', ...timed };
export const toCourt: CaseCommand = { type: 'TransferToAuthority', authority: 'court', note: 'n', ...timed };
export const overdue = (moment: string): CaseCommand => ({ type: 'NoteOverdue', at: moment, now: moment });
