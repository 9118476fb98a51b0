import { type Rejection, reject } from '@maplebridge/event-log';
import { leader } from './assignment.ts';
import type { RecordAgreement } from './commands.ts';
import {
  beforeBeginning,
  beforeConsent,
  type CasePolicy,
  type Decision,
  pastLimit,
  strangers,
  unwilling,
} from './guards.ts';
import { first, waited } from './milestones.ts';
import { agreedTooLate } from './police.ts';
import type { Case } from './state.ts';

export function recordAgreement(policy: CasePolicy, command: RecordAgreement, state: Case): Decision {
  const { limits, city } = policy;
  const { form, terms, note, at } = command;
  const parties = Object.keys(state.parties);
  const agreedOn = limits.dateOf(at);
  const effectiveOn = command.effectiveOn ?? agreedOn;
  const refused =
    beforeBeginning(at, state) ??
    unwilling(parties, state) ??
    beforeConsent(at, parties, state) ??
    pastLimit(at, policy, state) ??
    agreedTooLate(policy, at, state) ??
    wrongForm(policy, command, state) ??
    stepMissing(policy, state) ??
    strangers(command.signatures?.parties ?? [], state, '/signatures/parties') ??
    unsigned(command, parties, state) ??
    wrongEffectiveDate(policy, command, agreedOn) ??
    wrongTerm(command, effectiveOn, state);
  if (refused) return refused;
  const { procedure } = state.routing;
  const lasting = form !== 'performed-on-the-spot' && {
    // Art. 33: both may ask the court to confirm within the days after it takes effect. What police mediate it does not confirm.
    ...(procedure !== 'police' && { confirmationDueOn: limits.confirmation(effectiveOn) }),
    // Art. 31: the committee supervises performance.
    visitDueAt: limits.end(city.policy.returnVisit, limits.endOf(effectiveOn)),
  };
  const data = {
    reportId: state.reportId,
    procedure,
    ...leader(state),
    form,
    effectiveOn,
    ...lasting,
    ...(terms?.length && { terms }),
    ...first('firstMediated', 'mediated', state),
    ...first('firstAgreement', 'agreed', state),
    ...waited(state),
    note,
  };
  return [{ type: 'agreed', at, data }];
}

function wrongForm({ city }: CasePolicy, { form }: RecordAgreement, state: Case): Rejection | undefined {
  const { tier, procedure } = state.routing;
  // Procedure rules art. 178: what police settle on the spot is performed on the spot, for which a record may stand.
  if (tier === 'on-the-spot' && procedure === 'police') {
    return form === 'performed-on-the-spot' ? undefined : reject('performance-required', undefined, '/form');
  }
  const written = city.policy.writtenForm.find(
    ({ categories, procedures }) =>
      (!categories || categories.includes(state.category)) && (!procedures || procedures.includes(procedure)),
  );
  return written && form !== 'written' ? reject('written-form-required', written.source, '/form') : undefined;
}

/** The protocol of the city says what must have been done before. */
function stepMissing({ city }: CasePolicy, { routing, protocolSteps }: Case): Rejection | undefined {
  const protocol = city.policy.protocols.find(({ id }) => id === routing.protocol);
  const missing = protocol?.steps.find(({ id, required }) => required && !protocolSteps.includes(id));
  return missing ? reject('protocol-step-missing', missing.id) : undefined;
}

/**
 * Art. 29: a written agreement takes effect with the parties' and the mediator's signatures and the committee's seal. The police
 * and the court have no committee; theirs is signed by the parties and whoever mediated (procedure rules art. 184).
 */
function unsigned(
  { form, signatures }: RecordAgreement,
  parties: readonly string[],
  state: Case,
): Rejection | undefined {
  if (form !== 'written') return undefined;
  const { procedure, panel = [] } = state.routing;
  const sealed = procedure !== 'people' || signatures?.committeeSeal;
  const missing = [
    ...parties.filter((party) => !signatures?.parties.includes(party)).map((party) => `party ${party}`),
    ...(signatures?.mediator ? [] : ['the mediator']),
    ...(sealed ? [] : ['the committee’s seal']),
  ];
  if (missing.length) return reject('signatures-missing', `missing: ${missing.join(', ')}`, '/signatures');
  // On the spot the officer there signs; anywhere else someone has accepted the case.
  return panel.length && state.assignment?.status !== 'accepted'
    ? reject('mediator-missing', undefined, '/signatures/mediator')
    : undefined;
}

/** Art. 29: a written agreement takes effect once signed; art. 30: an oral one on the day it is reached, and no other. */
function wrongEffectiveDate(
  { limits }: CasePolicy,
  { form, effectiveOn, now }: RecordAgreement,
  agreedOn: string,
): Rejection | undefined {
  if (!effectiveOn || effectiveOn === agreedOn) return undefined;
  if (form !== 'written') {
    return reject('effective-date-invalid', `without a paper to sign it is ${agreedOn}`, '/effectiveOn');
  }
  if (effectiveOn < agreedOn)
    return reject('effective-date-invalid', `it was reached on ${agreedOn}`, '/effectiveOn');
  return effectiveOn > limits.dateOf(now)
    ? reject('effective-date-invalid', 'signatures are not given in advance', '/effectiveOn')
    : undefined;
}

/** Art. 29: content, manner and time of performance: by a party of the case, from the day of effect. */
function wrongTerm(
  { form, terms = [] }: RecordAgreement,
  effectiveOn: string,
  state: Case,
): Rejection | undefined {
  const wrong = (i: number, detail: string, field: string) =>
    reject('terms-invalid', detail, `/terms/${i}/${field}`);
  for (const [i, { by, to, kind, amountYuan, dueOn }] of terms.entries()) {
    if (form === 'performed-on-the-spot') return wrong(i, 'what was performed is owed no more', 'dueOn');
    if (!state.parties[by]) return wrong(i, `there is no party ${by}`, 'by');
    if (to && (!state.parties[to] || to === by)) return wrong(i, `party ${to} cannot be owed it`, 'to');
    if ((kind === 'payment') !== (amountYuan !== undefined)) {
      return wrong(i, 'a payment has an amount, and nothing else has', 'amountYuan');
    }
    if (dueOn < effectiveOn) return wrong(i, `it takes effect on ${effectiveOn}`, 'dueOn');
  }
  return undefined;
}
