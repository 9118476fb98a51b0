import { type Rejection, reject } from '@maplebridge/event-log';
import type { RecordAgreement } from './commands.ts';
import {
  beforeConsent,
  type CasePolicy,
  type Decision,
  pastLimit,
  strangers,
  unwilling,
} from './decision.ts';
import type { Case } from './state.ts';

export function recordAgreement(policy: CasePolicy, command: RecordAgreement, state: Case): Decision {
  if (state.agreement) return reject('agreement-exists');
  const { limits, city } = policy;
  const { form, terms, note, at } = command;
  const parties = Object.keys(state.parties);
  const agreedOn = limits.dateOf(at);
  const effectiveOn = command.effectiveOn ?? agreedOn;
  const refused =
    unwilling(parties, state) ??
    beforeConsent(at, parties, state) ??
    pastLimit(at, policy, state) ??
    wrongForm(policy, command, state) ??
    stepMissing(policy, state) ??
    strangers(command.signatures?.parties ?? [], state, '/signatures/parties') ??
    unsigned(command, parties) ??
    wrongEffectiveDate(command, agreedOn) ??
    wrongTerm(command, effectiveOn, state);
  if (refused) return refused;
  const lasting = form !== 'performed-on-the-spot' && {
    // Art. 33: both may ask the court to confirm within the days after it takes effect.
    confirmationDueOn: limits.confirmation(effectiveOn),
    // Art. 31: the committee supervises performance.
    visitDueAt: limits.end(city.policy.returnVisit, limits.endOf(effectiveOn)),
  };
  const data = {
    reportId: state.reportId,
    form,
    effectiveOn,
    ...lasting,
    ...(terms?.length && { terms }),
    note,
  };
  return [{ type: 'agreed', at, data }];
}

function wrongForm({ city }: CasePolicy, { form }: RecordAgreement, state: Case): Rejection | undefined {
  const written = city.policy.writtenForm.find(({ categories }) => categories.includes(state.category));
  if (written && form !== 'written') return reject('written-form-required', written.source, '/form');
  const { tier, procedure } = state.routing;
  // Procedure rules art. 178: what police settle on the spot is performed on the spot.
  return tier === 'on-the-spot' && procedure === 'police' && form !== 'performed-on-the-spot'
    ? reject('performance-required', undefined, '/form')
    : undefined;
}

/** The protocol of the city says what must have been done before. */
function stepMissing({ city }: CasePolicy, { routing, protocolSteps }: Case): Rejection | undefined {
  const protocol = city.policy.protocols.find(({ id }) => id === routing.protocol);
  const missing = protocol?.steps.find(({ id, required }) => required && !protocolSteps.includes(id));
  return missing ? reject('protocol-step-missing', missing.id) : undefined;
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
