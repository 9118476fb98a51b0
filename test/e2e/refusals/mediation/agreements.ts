import {
  breachTerm,
  closeCase,
  confirmAgreement,
  performTerm,
  recordAgreement,
  reopenCase,
  visitParties,
} from '@maplebridge/contracts/mediation';
import { type CaseProblemCase, rows } from './refusal.ts';
import { on } from './states.ts';

const oral = { form: 'oral', text: 'Peace.' };
const signatures = { parties: ['A', 'B'], mediator: true, committeeSeal: true };
const written = { form: 'written', signatures, text: 'Peace.' };
const term = { by: 'B', to: 'A', kind: 'act', dueOn: '2099-01-01' };
const applied = { step: 'applied', parties: ['A', 'B'], at: on('05-30') };
const breach = { term: 1, reason: 'Nothing came.', routesTold: ['court'] };
/** After the opening and before the agreement. */
const early = on('05-21', '11:00:00');

/** The refusals for agreements and closures. */
export const agreements: CaseProblemCase[] = [
  ...rows(
    recordAgreement,
    ['an agreement of the unwilling', 'consent-missing', 'open', oral],
    [
      'a signature of nobody',
      'unknown-party',
      'willing',
      { ...written, signatures: { ...signatures, parties: ['A', 'B', 'C'] } },
      '/body/signatures/parties',
    ],
    [
      'paper without the seal',
      'signatures-missing',
      'willing',
      { ...written, signatures: { ...signatures, committeeSeal: false } },
      '/body/signatures',
    ],
    ['a promise to the police on the spot', 'performance-required', 'on the spot', oral, '/body/form'],
    [
      'a payment without an amount',
      'terms-invalid',
      'willing',
      { ...oral, terms: [{ ...term, kind: 'payment' }] },
      '/body/terms/0/amountYuan',
    ],
    ['paper that no mediator can sign', 'mediator-missing', 'willing', written, '/body/signatures/mediator'],
    ['one after the seven days of the police', 'police-mediation-used', 'tried by police', oral, '/body/at'],
    [
      'one before they agreed to mediation',
      'time-out-of-order',
      'willing',
      { ...oral, at: on('05-21', '09:30:00') },
      '/body/at',
    ],
    [
      'words that take effect another day',
      'effective-date-invalid',
      'willing',
      { ...oral, effectiveOn: '2099-01-01' },
      '/body/effectiveOn',
    ],
    ['words between patient and hospital', 'written-form-required', 'medical', oral, '/body/form'],
    ['one before the protocol is followed', 'protocol-step-missing', 'medical', written],
    ['one after the last day', 'limit-passed', 'medical and late', written, '/body/at'],
  ),
  ...rows(
    performTerm,
    ['what nobody agreed to', 'agreement-missing', 'willing', { term: 1 }],
    ['a term there is not', 'unknown-term', 'agreed', { term: 2 }, '/body/term'],
    ['what came before the agreement', 'time-out-of-order', 'agreed', { term: 1, at: early }],
  ),
  ...rows(
    breachTerm,
    ['what nobody agreed to', 'agreement-missing', 'willing', breach],
    ['a term there is not', 'unknown-term', 'agreed', { ...breach, term: 2 }, '/body/term'],
    ['what came before the agreement', 'time-out-of-order', 'agreed', { ...breach, at: early }],
    ['what is not yet due', 'time-out-of-order', 'agreed', { ...breach, at: on('06-30') }, '/body/at'],
    [
      'and no way to the court',
      'routes-not-told',
      'agreed',
      { ...breach, routesTold: ['arbitration'] },
      '/body/routesTold',
    ],
  ),
  ...rows(
    visitParties,
    ['a visit about nothing', 'agreement-missing', 'willing', { kept: true, notes: 'Well.' }],
    [
      'a visit before the agreement',
      'time-out-of-order',
      'agreed',
      { kept: true, notes: 'Well.', at: early },
    ],
  ),
  ...rows(
    confirmAgreement,
    ['nothing to confirm', 'agreement-missing', 'willing', applied],
    ['an application of nobody', 'unknown-party', 'agreed', { ...applied, parties: ['A', 'B', 'C'] }],
    ['an application of one side', 'joint-application-missing', 'agreed', { ...applied, parties: ['A'] }],
    ['an application on the 31st day', 'confirmation-late', 'agreed', { ...applied, at: on('06-21') }],
    ['a decision on nothing', 'confirmation-not-open', 'agreed', { step: 'confirmed' }, '/body/step'],
    [
      'a decision before the application',
      'time-out-of-order',
      'applied',
      { step: 'confirmed', at: on('05-29') },
    ],
  ),
  ...rows(
    closeCase,
    ['success without an agreement', 'agreement-missing', 'willing', { outcome: 'settled' }],
    ['failure and no way out', 'routes-not-told', 'joint', { outcome: 'failed' }, '/body/routesTold'],
    ['failure without a try', 'session-missing', 'willing', { outcome: 'failed', routesTold: ['court'] }],
    ['no reason why not', 'ground-missing', 'willing', { outcome: 'not-acceptable' }, '/body/ground'],
    [
      'silence of nobody',
      'party-not-silent',
      'willing',
      { outcome: 'not-acceptable', ground: 'party-silent' },
    ],
    ['an end over open tasks', 'task-open', 'joint', { outcome: 'failed', routesTold: ['arbitration'] }],
    ['failure on the spot', 'exit-not-open', 'on the spot', { outcome: 'failed' }, '/body/outcome'],
    ['success before the agreement', 'time-out-of-order', 'agreed', { outcome: 'settled', at: early }],
  ),
  ...rows(
    reopenCase,
    ['a case that goes on', 'case-not-ended', 'open', { ground: 'parties-ask', reason: 'Again.' }],
    [
      'for a breach of nothing',
      'reopening-not-allowed',
      'withdrawn',
      { ground: 'breach', reason: 'Again.' },
      '/body/ground',
    ],
    [
      'before it ended',
      'time-out-of-order',
      'withdrawn',
      { ground: 'parties-ask', reason: 'Again.', at: on('05-29') },
    ],
  ),
];
