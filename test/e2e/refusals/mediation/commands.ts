import type { ProblemCode, RouteDefinition } from '@maplebridge/contracts';
import {
  addFacts,
  answerAssignment,
  answerTask,
  assignMediator,
  breachTerm,
  closeCase,
  confirmAgreement,
  doProtocolStep,
  engageParty,
  extendLimit,
  holdSession,
  inviteDepartment,
  inviteHelper,
  objectToMediator,
  performTerm,
  recordAgreement,
  recordAppraisal,
  recordConsent,
  reopenCase,
  transferCase,
  visitParties,
} from '@maplebridge/contracts/mediation';
import type { CaseProblemCase, Who } from './refusal.ts';
import type { StateName } from './states.ts';

/** A command that succeeds in this state, so that a refusal is not caused by the command itself. */
type Command = [RouteDefinition, StateName, object, Who?];

const both = ['A', 'B'];
const commands: Command[] = [
  [recordConsent, 'open', { party: 'A', answer: 'given' }],
  [addFacts, 'open', { facts: { injury: true } }],
  [engageParty, 'open', { party: 'A', status: 'invited', means: 'telephone' }],
  [assignMediator, 'in Korean', { mediator: '{lead}' }],
  [answerAssignment, 'open', { answer: 'accepted', noConflict: true }, 'lead'],
  [objectToMediator, 'open', { mediator: '{other}', party: 'A', ground: 'veto' }],
  [inviteHelper, 'open', { kind: 'neighbour', consentedBy: both }],
  [inviteDepartment, 'open', { department: 'justice', notes: 'Advice.' }],
  [answerTask, 'joint', { status: 'received' }],
  [doProtocolStep, 'medical', { step: 'records-sealed' }],
  [holdSession, 'willing', { parties: both, mode: 'together', notes: 'Both speak.' }],
  [recordAppraisal, 'medical', { step: 'begun' }],
  [extendLimit, 'medical', { until: '2099-01-01', agreedBy: both, committeeAgrees: true }],
  [transferCase, 'open', { tier: 'centre', reason: 'They do not come to terms.' }],
  [recordAgreement, 'willing', { form: 'oral', text: 'Peace.' }],
  [performTerm, 'agreed', { term: 1 }],
  [breachTerm, 'agreed', { term: 1, reason: 'Nothing came.', routesTold: ['court'] }],
  [visitParties, 'agreed', { kept: true, notes: 'Well.' }],
  [confirmAgreement, 'applied', { step: 'confirmed' }],
  [closeCase, 'open', { outcome: 'withdrawn' }],
  [reopenCase, 'withdrawn', { ground: 'parties-ask', reason: 'They ask.' }],
];

type Change = (command: { of: StateName; who: Who; body: object }) => Partial<CaseProblemCase>;

/** The common refusals of all commands on a case, with an example of each. */
const changes: [ProblemCode, Change][] = [
  ['not-found', ({ body }) => ({ who: 'supervisor', body })],
  ['area-not-yours', ({ of, body }) => ({ of, who: 'stranger', body })],
  ['version-stale', (it) => ({ ...it, headers: { 'if-match': '"999"' } })],
  ['time-in-future', (it) => ({ ...it, body: { ...it.body, at: '2999-01-01T00:00:00Z' } })],
  ['time-before-opening', (it) => ({ ...it, body: { ...it.body, at: '2019-05-20T00:00:00Z' } })],
  ['recused', (it) => ({ ...it, of: 'recused', who: 'related' })],
  ['agreement-exists', (it) => ({ ...it, of: 'agreed', who: 'supervisor' })],
  ['case-ended', (it) => ({ ...it, of: 'withdrawn', who: 'supervisor' })],
];

const lists = (route: RouteDefinition, code: ProblemCode) => route.rejections.includes(code);

/** Every command with every common refusal. */
export const ofAnyCommand: CaseProblemCase[] = commands.flatMap(([route, of, body, who = 'officer']) =>
  changes
    .filter(([code]) => lists(route, code))
    .map(([code, change]) => ({ what: 'any command', route, code, ...change({ of, who, body }) })),
);

/** Every command while another writer is first at every attempt. */
export const overtaken: CaseProblemCase[] = commands.map(([route, of, body, who = 'officer']) => ({
  what: 'others are faster',
  route,
  code: 'conflict',
  of,
  who,
  body,
}));
