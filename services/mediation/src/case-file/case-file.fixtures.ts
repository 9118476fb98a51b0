import { type CaseEvent, type CaseFile, caseEvents } from '@maplebridge/contracts/mediation';
import { fold, type RecordedEvent, seal } from '@maplebridge/event-log';
import {
  agreed,
  asked,
  closed,
  consented,
  decider,
  ended,
  event,
  held,
  id,
  led,
  member,
  note,
  opened,
  openedWith,
} from '../case/case.fixtures.ts';
import type { Case, DataOf } from '../case/state.ts';
import { caseFile, type Words } from './case-file.ts';

export const account = 'officer:dingmao-officer';

/** Events as they stand in the log, a minute apart. */
export const recorded = (events: readonly CaseEvent[]): RecordedEvent[] =>
  seal(
    events.map(({ type, at, data }, i) => ({
      stream: `case-${id}`,
      version: i + 1,
      type,
      schema: caseEvents.facts[type].version,
      at,
      recordedAt: new Date(Date.parse('2020-06-01T00:00:00Z') + i * 60_000).toISOString(),
      area: '321100/321171/dingmao',
      by: i % 2 ? 'service:mediation' : account,
      data: caseEvents.facts[type].data.parse(data),
    })),
    '',
  );

export const words = (said = '双方各执一词，经劝说后冷静下来。'): Words => new Map([[note, { words: said }]]);

export const stateOf = (events: readonly CaseEvent[]): Case => fold(decider, events) as Case;

export const fileOf = (events: readonly CaseEvent[], kept: Words = words()): CaseFile =>
  caseFile(id, stateOf(events), recorded(events), kept);

export const written = event('agreed', {
  ...(agreed.data as DataOf<'agreed'>),
  form: 'written',
  mediator: member().id,
  terms: [
    { by: 'B', to: 'A', kind: 'payment', amountYuan: 400_000, dueOn: '2019-06-24' },
    { by: 'B', kind: 'apology', dueOn: '2019-06-24' },
  ],
});
export const settled = closed({ outcome: 'settled' });
export const visited = event('visited', { kept: true, note });

const [first] = opened as [Extract<CaseEvent, { type: 'opened' }>];
export const toWorkstation = first.data.routing;

/** What a file must hold of a case that was settled in writing. */
export const settledLife: readonly CaseEvent[] = [
  ...opened,
  ...led,
  consented('A'),
  consented('B'),
  held('A', 'B'),
  written,
  settled,
  event('confirmation-applied', {}),
  event('confirmation-decided', { decision: 'confirmed' }),
  event('term-performed', { term: 1 }),
  visited,
];

const facts: DataOf<'facts-added'>['facts'] = {
  injury: true,
  onScene: false,
  publicSecurityAct: false,
  suspects: ['B'],
  minors: ['B'],
  foreignParty: true,
  languages: ['en', 'ko'],
  peopleInvolved: 4,
  amountYuan: 1_250_000,
  repeatedPlace: true,
  referredBy: 'petition',
  units: ['91350100M000100Y43'],
};
const deadline = { rule: 'medical-30-working-days', dueAt: '2019-07-03T15:59:59.000Z' };
const other = '3m00000000000000000000000b';

/** Every kind of event, and as much as each may carry. No case would live it all. */
export const fullLife: readonly CaseEvent[] = [
  ...openedWith({ category: 'medical', facts }),
  event('facts-added', {
    facts: { fatality: false, domesticViolence: false, notMediable: 'party-unwilling' },
  }),
  event('party-contacted', { party: 'B', status: 'silent', means: 'letter' }),
  asked(other),
  event('mediator-excluded', { mediator: other, why: 'recused', ground: 'same-employer', party: 'A' }),
  event('mediator-asked', {
    mediator: member().id,
    answerBy: '2019-05-23T02:00:00.000Z',
    employer: '91350100M000100Y43',
    reasons: [{ rule: 'next-in-turn', values: { suitable: 3, cases: 1, capacity: 2 } }, { rule: 'of-old' }],
  }),
  event('mediator-accepted', { mediator: member().id }),
  consented('A'),
  event('consented', { party: 'B', procedure: 'people', byGuardian: true }),
  event('helper-invited', {
    helper: 'H1',
    kind: 'law-school',
    mediator: other,
    consentedBy: ['A', 'B'],
    note,
  }),
  event('department-invited', { department: 'health', dueAt: '2019-05-29T15:59:59.000Z', note }),
  event('department-answered', { department: 'health', status: 'done', note }),
  event('protocol-step-done', { step: 'rights-told', note }),
  event('limit-paused', {}),
  event('limit-moved', { why: 'appraisal-ended', deadline, stepDueAt: deadline.dueAt }),
  event('session-held', {
    parties: ['A', 'B'],
    mode: 'remote',
    guardians: ['B'],
    proxies: ['A'],
    helpers: ['H1'],
    open: false,
    mediator: member().id,
    note,
  }),
  event('overdue', { rule: 'step-workstation', dueAt: deadline.dueAt }),
  event('transferred', { reportId: id, routing: toWorkstation, deadline, note }),
  written,
  event('closed', { ...(settled.data as DataOf<'closed'>), cancelled: ['labour'] }),
  event('confirmation-applied', {}),
  event('confirmation-decided', { decision: 'rejected', ground: 'unclear-content' }),
  event('term-performed', { term: 1 }),
  event('term-breached', { term: 2, routesTold: ['court'], handlingStartsOn: '2019-06-25', note }),
  visited,
  event('reopened', {
    reportId: id,
    category: 'medical',
    ground: 'confirmation-rejected',
    routing: {
      tier: null,
      leavesTo: 'health',
      venue: null,
      procedure: 'police',
      goldMedal: true,
      reasons: [{ rule: 'passed-on', values: { from: 'workstation' } }],
    },
    deadline,
    takesBack: ended('settled'),
    note,
  }),
  closed({
    outcome: 'not-acceptable',
    ground: 'art-179-suspect-escaped',
    authority: 'police',
    refusedBy: 'B',
    routesTold: ['arbitration', 'administrative', 'court'],
    handlingStartsOn: '2019-06-26',
    untried: true,
    note,
  }),
  event('hold-changed', { state: 'held', ground: 'litigation' }),
  event('hold-changed', { state: 'released' }),
  event('words-erased', { ground: 'ordered', records: 3 }),
];
