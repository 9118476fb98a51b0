import {
  addFacts,
  answerAssignment,
  answerTask,
  assignMediator,
  doProtocolStep,
  engageParty,
  extendLimit,
  holdSession,
  inviteDepartment,
  inviteHelper,
  objectToMediator,
  recordAppraisal,
  recordConsent,
  transferCase,
} from '@maplebridge/contracts/mediation';
import { unknown } from '../refusal.ts';
import { type CaseProblemCase, rows } from './refusal.ts';
import { on } from './states.ts';

const reason = 'They do not come to terms.';
const given = { party: 'A', answer: 'given' };
const session = { parties: ['A', 'B'], mode: 'together', notes: 'Both speak.' };
const helper = { kind: 'law-firm', consentedBy: ['A', 'B'] };
const extension = { until: '2099-01-01', agreedBy: ['A', 'B'], committeeAgrees: true };

/** The refusals between the report and the agreement. */
export const onTheWay: CaseProblemCase[] = [
  ...rows(
    recordConsent,
    ['a party there is not', 'unknown-party', 'open', { ...given, party: 'C' }, '/body/party'],
    ['a refusal after the agreement', 'agreement-exists', 'agreed', { ...given, answer: 'refused' }],
    [
      'what was said before it was taken up again',
      'time-out-of-order',
      'taken up again',
      { ...given, at: on('06-01') },
      '/body/at',
    ],
    [
      'a minor without guardian',
      'guardian-missing',
      'with minors',
      { ...given, party: 'B' },
      '/body/byGuardian',
    ],
  ),
  ...rows(addFacts, [
    'a minor who is no party',
    'unknown-party',
    'open',
    { facts: { minors: ['C'] } },
    '/body/facts/minors',
  ]),
  ...rows(engageParty, [
    'a party there is not',
    'unknown-party',
    'open',
    { party: 'C', status: 'silent', means: 'letter' },
  ]),
  ...rows(
    assignMediator,
    ['a mediator there is not', 'unknown-mediator', 'open', { mediator: unknown }, '/body/mediator'],
    ['one of another force', 'mediator-unsuitable', 'open', { mediator: '{sergeant}' }, '/body/mediator'],
    ['the next, asked tomorrow', 'time-in-future', 'open', { at: '2999-01-01T00:00:00Z' }, '/body/at'],
    ['the next while one is asked', 'mediator-assigned', 'medical', {}],
    ['the next where nobody speaks the language', 'no-mediator-free', 'in Korean', {}],
    ['one without a reservation', 'at-capacity', 'open', { mediator: '{other}' }],
  ),
  ...rows(answerAssignment, [
    'an answer of one who was not asked',
    'not-asked',
    'open',
    { answer: 'declined' },
  ]),
  ...rows(objectToMediator, [
    'an objection of nobody',
    'unknown-party',
    'open',
    { mediator: '{lead}', party: 'C', ground: 'veto' },
  ]),
  ...rows(
    inviteHelper,
    ['the consent of nobody', 'unknown-party', 'open', { ...helper, consentedBy: ['A', 'B', 'C'] }],
    ['a registered helper there is not', 'unknown-mediator', 'open', { ...helper, mediator: unknown }],
    ['one of the centre’s own forces', 'mediator-unsuitable', 'open', { ...helper, mediator: '{sergeant}' }],
    ['one that not all want', 'consent-missing', 'open', { ...helper, consentedBy: ['B'] }],
  ),
  ...rows(inviteDepartment, [
    'a department there is not',
    'unknown-department',
    'open',
    { department: 'navy', notes: 'Ships.' },
    '/body/department',
  ]),
  ...rows(
    answerTask,
    ['a task nobody gave', 'unknown-task', 'open', { status: 'done' }],
    [
      'an answer before the question',
      'time-out-of-order',
      'joint',
      { status: 'done', at: on('06-09') },
      '/body/at',
    ],
  ),
  ...rows(doProtocolStep, [
    'a step of no protocol',
    'unknown-protocol-step',
    'open',
    { step: 'records-sealed' },
    '/body/step',
  ]),
  ...rows(
    holdSession,
    ['a party there is not', 'unknown-party', 'willing', { ...session, parties: ['A', 'C'] }],
    [
      'a helper nobody invited',
      'unknown-helper',
      'willing',
      { ...session, helpers: ['H1'] },
      '/body/helpers',
    ],
    ['those who did not agree to it', 'consent-missing', 'open', session],
    ['before they agreed to it', 'time-out-of-order', 'willing', { ...session, at: on('05-21', '09:30:00') }],
    ['a minor alone', 'guardian-missing', 'with minors', { ...session, parties: ['A'] }, '/body/guardians'],
    ['a suspect’s proxy', 'proxy-not-allowed', 'tried by police', { ...session, proxies: ['B'] }],
    ['a fourth meeting at a workstation', 'attempts-used', 'tried', session],
    ['a session after the last day', 'limit-passed', 'medical and late', session],
    [
      'a third meeting before the police',
      'police-mediation-used',
      'tried by police',
      { ...session, at: on('05-24') },
    ],
  ),
  ...rows(
    transferCase,
    ['down the ladder', 'no-further-tier', 'joint', { tier: 'workstation', reason }, '/body/tier'],
    ['a place there is not', 'unknown-venue', 'open', { tier: 'centre', venue: 'dingmao-01', reason }],
    [
      'a department there is not',
      'unknown-department',
      'open',
      { tier: 'joint', departments: ['navy'], reason },
    ],
    ['joint mediation with nobody', 'departments-missing', 'open', { tier: 'joint', reason }],
    [
      'to the court before the last session',
      'time-out-of-order',
      'tried by police',
      { authority: 'court', reason, at: on('05-21', '13:00:00') },
      '/body/at',
    ],
  ),
  ...rows(
    recordAppraisal,
    ['an appraisal where its time counts', 'limit-not-movable', 'open', { step: 'begun' }],
    [
      'days that were left out already',
      'time-out-of-order',
      'medical and late',
      { step: 'begun', at: on('05-23') },
      '/body/at',
    ],
  ),
  ...rows(
    extendLimit,
    ['a limit nobody may move', 'limit-not-movable', 'open', extension],
    [
      'the agreement of nobody',
      'unknown-party',
      'medical',
      { ...extension, agreedBy: ['C'] },
      '/body/agreedBy',
    ],
    [
      'what not all agree to',
      'consent-missing',
      'medical',
      { ...extension, agreedBy: ['A'] },
      '/body/agreedBy',
    ],
  ),
];
