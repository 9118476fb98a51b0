import { assertNever, type Rejection, reject } from '@maplebridge/event-log';
import { breachTerm, confirmAgreement, performTerm, visitParties } from './after-agreement.ts';
import { recordAgreement } from './agreement.ts';
import { answerAssignment, askMediator, objectToMediator } from './assignment.ts';
import type { CaseCommand, EraseWords, HoldCase, NoteDue, OpenCase } from './commands.ts';
import { engageParty, recordConsent } from './consent.ts';
import { noteDue } from './deadlines.ts';
import { closeAgreed, closeCase, transferToAuthority } from './ending.ts';
import { eraseWords, holdCase } from './erasure.ts';
import { type CasePolicy, type Decision, isBefore } from './guards.ts';
import { answerTask, doProtocolStep, inviteDepartment, inviteHelper } from './helpers.ts';
import { extendLimit, recordAppraisal } from './limit.ts';
import { holdSession } from './session.ts';
import type { Case, CaseState } from './state.ts';
import { addFacts, learnLate, openCase, reopenCase, transferToTier } from './transfer.ts';

export function decide(policy: CasePolicy, command: CaseCommand, state: CaseState): Decision {
  if (command.type === 'OpenCase') return state ? [] : openCase(policy, command);
  if (!state) return reject('not-found');
  if (command.type === 'NoteDue') return noteDue(policy, command, state);
  const refused = untimely(command, state);
  if (refused) return refused;
  if (command.type === 'EraseWords') return eraseWords(command, state);
  if (command.type === 'HoldCase') return holdCase(command, state);
  switch (state.status) {
    case 'open':
      return whileOpen(policy, command, state);
    case 'agreed':
      return onceAgreed(policy, command, state);
    case 'ended':
      return onceEnded(policy, command, state);
    default:
      return assertNever(state.status);
  }
}

function untimely({ at, now }: CaseCommand, state: Case): Rejection | undefined {
  if (isBefore(now, at)) return reject('time-in-future', undefined, '/at');
  if (isBefore(at, state.openedAt)) return reject('time-before-opening', undefined, '/at');
  return undefined;
}

type AfterOpening = Exclude<CaseCommand, OpenCase | NoteDue | EraseWords | HoldCase>;
type FollowUp = Extract<
  CaseCommand,
  { type: 'PerformTerm' | 'BreachTerm' | 'VisitParties' | 'ConfirmAgreement' }
>;

/** What follows an agreement, while the case stands open and after it was closed. */
function followUp(policy: CasePolicy, command: FollowUp, state: Case): Decision {
  switch (command.type) {
    case 'PerformTerm':
      return performTerm(command, state);
    case 'BreachTerm':
      return breachTerm(policy, command, state);
    case 'VisitParties':
      return visitParties(command, state);
    case 'ConfirmAgreement':
      return confirmAgreement(policy, command, state);
    default:
      return assertNever(command);
  }
}

/** Of a case that has ended: its agreement is followed up, or it is taken up again. */
function onceEnded(policy: CasePolicy, command: AfterOpening, state: Case): Decision {
  switch (command.type) {
    case 'PerformTerm':
    case 'BreachTerm':
    case 'VisitParties':
    case 'ConfirmAgreement':
      return followUp(policy, command, state);
    case 'ReopenCase':
      return reopenCase(policy, command, state);
    default:
      return reject('case-ended');
  }
}

/** Of a case that is agreed: departments end their part, it is closed, or it leaves. Mediation itself is over. */
function onceAgreed(policy: CasePolicy, command: AfterOpening, state: Case): Decision {
  switch (command.type) {
    case 'PerformTerm':
    case 'BreachTerm':
    case 'VisitParties':
    case 'ConfirmAgreement':
      return followUp(policy, command, state);
    case 'AddFacts':
      return learnLate(policy, command, state);
    case 'AnswerAssignment':
      return answerAssignment(command, state);
    case 'AnswerTask':
      return answerTask(command, state);
    case 'TransferToAuthority':
      return transferToAuthority(command, state);
    case 'CloseCase':
      return closeAgreed(command, state);
    case 'ReopenCase':
      return reject('case-not-ended');
    default:
      return reject('agreement-exists');
  }
}

function whileOpen(policy: CasePolicy, command: AfterOpening, state: Case): Decision {
  switch (command.type) {
    case 'AddFacts':
      return addFacts(policy, command, state);
    case 'EngageParty':
      return engageParty(command, state);
    case 'RecordConsent':
      return recordConsent(command, state);
    case 'AskMediator':
      return askMediator(policy, command, state);
    case 'AnswerAssignment':
      return answerAssignment(command, state);
    case 'ObjectToMediator':
      return objectToMediator(command, state);
    case 'InviteHelper':
      return inviteHelper(command, state);
    case 'InviteDepartment':
      return inviteDepartment(policy, command, state);
    case 'AnswerTask':
      return answerTask(command, state);
    case 'DoProtocolStep':
      return doProtocolStep(policy, command, state);
    case 'HoldSession':
      return holdSession(policy, command, state);
    case 'RecordAppraisal':
      return recordAppraisal(policy, command, state);
    case 'ExtendLimit':
      return extendLimit(policy, command, state);
    case 'TransferToTier':
      return transferToTier(policy, command, state);
    case 'TransferToAuthority':
      return transferToAuthority(command, state);
    case 'RecordAgreement':
      return recordAgreement(policy, command, state);
    case 'CloseCase':
      return closeCase(policy, command, state);
    case 'ReopenCase':
      return reject('case-not-ended');
    case 'PerformTerm':
    case 'BreachTerm':
    case 'VisitParties':
    case 'ConfirmAgreement':
      return reject('agreement-missing');
    default:
      return assertNever(command);
  }
}
