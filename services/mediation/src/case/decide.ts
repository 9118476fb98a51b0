import type { CaseEvent } from '@maplebridge/contracts/mediation';
import { assertNever, type Rejection, reject } from '@maplebridge/event-log';
import type { Limits } from '../routing/limits.ts';
import type { Router } from '../routing/route-case.ts';
import type {
  CaseCommand,
  CloseCase,
  HoldSession,
  NoteOverdue,
  OpenCase,
  RecordAgreement,
  RecordConsent,
  TransferToAuthority,
  TransferToTier,
} from './commands.ts';
import type { Case, CaseState } from './state.ts';

type Decision = readonly CaseEvent[] | Rejection;

/** What the city's data brings to a decision: where cases go and how long things may take. */
export interface CasePolicy {
  readonly router: Router;
  readonly limits: Limits;
}

export function decide(policy: CasePolicy, command: CaseCommand, state: CaseState): Decision {
  if (command.type === 'OpenCase') return state ? [] : openCase(policy, command);
  if (!state) return reject('not-found');
  if (command.type === 'NoteOverdue') return noteOverdue(command, state);
  return untimely(command, state) ?? decideOpen(policy, command, state);
}

/** Whether one instant lies before another; nothing lies before what has not happened. */
const isBefore = (at: string, other: string | undefined): boolean =>
  other !== undefined && Date.parse(at) < Date.parse(other);

function untimely({ at, now }: CaseCommand, state: Case): Rejection | undefined {
  if (isBefore(now, at)) return reject('time-in-future', undefined, '/at');
  if (isBefore(at, state.openedAt)) return reject('time-before-opening', undefined, '/at');
  return undefined;
}

function decideOpen(
  policy: CasePolicy,
  command: Exclude<CaseCommand, OpenCase | NoteOverdue>,
  state: Case,
): Decision {
  if (state.status === 'ended') return reject('case-ended');
  switch (command.type) {
    case 'RecordConsent':
      return recordConsent(command, state);
    case 'HoldSession':
      return holdSession(command, state);
    case 'TransferToTier':
      return transferToTier(policy, command, state);
    case 'TransferToAuthority':
      return transferToAuthority(command, state);
    case 'RecordAgreement':
      return recordAgreement(policy, command, state);
    case 'CloseCase':
      return closeCase(command, state);
    default:
      return assertNever(command);
  }
}

function openCase({ router, limits }: CasePolicy, command: OpenCase): CaseEvent[] {
  const { type: _type, now: _now, at, ...matter } = command;
  const routing = router.route(matter);
  const deadline = limits.mediation(matter.category, at);
  return [{ type: 'opened', at, data: { ...matter, routing, ...(deadline && { deadline }) } }];
}

function recordConsent({ party, answer, at }: RecordConsent, state: Case): Decision {
  const said = state.consents[party];
  if (!said) return reject('unknown-party', `there is no party ${party}`, '/party');
  if (said === answer) return [];
  if (state.agreement) return reject('agreement-exists');
  // People's Mediation Law art. 17: mediation does not go on against a party's clear refusal.
  if (answer === 'refused') return [closed(state, at, { outcome: 'refused', refusedBy: party })];
  return [{ type: 'consented', at, data: { party, procedure: state.routing.procedure } }];
}

/** The first of these parties who is unknown or has not consented (art. 17). */
function unwilling(parties: readonly string[], state: Case): Rejection | undefined {
  const unknown = parties.find((party) => !state.consents[party]);
  if (unknown) return reject('unknown-party', `there is no party ${unknown}`, '/parties');
  const silent = parties.find((party) => state.consents[party] !== 'given');
  return silent ? reject('consent-missing', `party ${silent} has not consented`) : undefined;
}

/** Consent comes first: nothing is done with these parties at a time before all of them had given it (art. 17). */
function beforeConsent(at: string, parties: readonly string[], state: Case): Rejection | undefined {
  const early = parties.find((party) => isBefore(at, state.consentedAt[party]));
  return early ? reject('time-out-of-order', `party ${early} consented later`, '/at') : undefined;
}

function holdSession({ parties, mode, note, at }: HoldSession, state: Case): Decision {
  return (
    unwilling(parties, state) ??
    beforeConsent(at, parties, state) ?? [{ type: 'session-held', at, data: { parties, mode, note } }]
  );
}

function transferToTier({ router }: CasePolicy, command: TransferToTier, state: Case): Decision {
  const { tier, venue, note, at } = command;
  if (state.agreement) return reject('agreement-exists');
  const routing = router.transfer(state, tier, venue);
  if ('rejected' in routing) return routing;
  return [{ type: 'transferred', at, data: { reportId: state.reportId, routing, note } }];
}

function transferToAuthority({ authority, note, at }: TransferToAuthority, state: Case): Decision {
  if (state.agreement) return reject('agreement-exists');
  return [closed(state, at, { outcome: 'transferred', authority, note })];
}

function recordAgreement({ limits }: CasePolicy, command: RecordAgreement, state: Case): Decision {
  if (state.agreement) return reject('agreement-exists');
  const parties = Object.keys(state.consents);
  const agreedOn = limits.dateOf(command.at);
  const refused =
    unwilling(parties, state) ??
    beforeConsent(command.at, parties, state) ??
    unsigned(command, parties) ??
    wrongEffectiveDate(command, agreedOn);
  if (refused) return refused;
  const effectiveOn = command.effectiveOn ?? agreedOn;
  const data = {
    reportId: state.reportId,
    form: command.form,
    effectiveOn,
    // Art. 33: both may ask the court to confirm within the days after it takes effect. On-the-spot performance needs none.
    ...(command.form !== 'performed-on-the-spot' && { confirmationDueOn: limits.confirmation(effectiveOn) }),
    note: command.note,
  };
  return [{ type: 'agreed', at: command.at, data }];
}

/** Art. 29: a written agreement takes effect with the parties' and the mediator's signatures and the committee's seal. */
function unsigned({ form, signatures }: RecordAgreement, parties: readonly string[]): Rejection | undefined {
  if (form !== 'written') return undefined;
  const missing = [
    ...parties.filter((party) => !signatures?.parties.includes(party)).map((party) => `party ${party}`),
    ...(signatures?.mediator ? [] : ['the mediator']),
    ...(signatures?.committeeSeal ? [] : ['the committee’s seal']),
  ];
  return missing.length
    ? reject('signatures-missing', `missing: ${missing.join(', ')}`, '/signatures')
    : undefined;
}

/** Art. 29: a written agreement takes effect once signed; art. 30: an oral one on the day it is reached, and no other. */
function wrongEffectiveDate({ form, effectiveOn }: RecordAgreement, agreedOn: string): Rejection | undefined {
  if (!effectiveOn || effectiveOn === agreedOn) return undefined;
  if (form !== 'written') {
    return reject('effective-date-invalid', `without a paper to sign it is ${agreedOn}`, '/effectiveOn');
  }
  return effectiveOn < agreedOn
    ? reject('effective-date-invalid', `it was reached on ${agreedOn}`, '/effectiveOn')
    : undefined;
}

function closeCase({ outcome, routesTold, at }: CloseCase, state: Case): Decision {
  if (isBefore(at, state.agreement?.at)) {
    return reject('time-out-of-order', 'the agreement was reached later', '/at');
  }
  if (outcome === 'settled' && !state.agreement) return reject('agreement-missing');
  if (outcome !== 'settled' && state.agreement) return reject('agreement-exists');
  // What failed was tried: a case that never came to a session was refused or withdrawn, and is not counted as handled.
  if (outcome === 'failed' && !state.sessions.length) return reject('session-missing');
  // Art. 26: when mediation fails it ends, and the parties are told of the other lawful routes.
  if (outcome === 'failed' && !routesTold?.length) return reject('routes-not-told', undefined, '/routesTold');
  return [closed(state, at, { outcome, ...(routesTold?.length && { routesTold }) })];
}

function noteOverdue({ now }: NoteOverdue, state: Case): Decision {
  const { deadline, overdue, status } = state;
  // A late or repeated tick of the clock changes nothing.
  if (!deadline || overdue || status !== 'open' || Date.parse(deadline.dueAt) > Date.parse(now)) return [];
  return [{ type: 'overdue', at: now, data: deadline }];
}

type Closed = Extract<CaseEvent, { type: 'closed' }>;

function closed(state: Case, at: string, end: Omit<Closed['data'], 'reportId' | 'category'>): Closed {
  return { type: 'closed', at, data: { reportId: state.reportId, category: state.category, ...end } };
}
