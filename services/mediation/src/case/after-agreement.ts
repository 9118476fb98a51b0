import { type Rejection, reject } from '@maplebridge/event-log';
import type { BreachTerm, ConfirmAgreement, PerformTerm, VisitParties } from './commands.ts';
import { routesUntold } from './ending.ts';
import { type CasePolicy, type Decision, isBefore, partiesBut, strangers } from './guards.ts';
import type { Agreement, Case, StandingTerm } from './state.ts';

/** The agreement that stands, if this did not happen before it. Who took it to court left it to the court. */
function standing({ agreement, status, outcome }: Case, at: string): Agreement | Rejection {
  if (!agreement || (status === 'ended' && outcome !== 'settled')) return reject('agreement-missing');
  return isBefore(at, agreement.at)
    ? reject('time-out-of-order', 'the agreement was reached later', '/at')
    : agreement;
}

function owed(state: Case, at: string, term: number): StandingTerm | Rejection {
  const agreement = standing(state, at);
  if ('rejected' in agreement) return agreement;
  return agreement.terms[term - 1] ?? reject('unknown-term', `there are ${agreement.terms.length}`, '/term');
}

export function performTerm({ term, at }: PerformTerm, state: Case): Decision {
  const it = owed(state, at, term);
  if ('rejected' in it) return it;
  const { performance, breachedAt } = it;
  return performance === 'performed'
    ? []
    : [{ type: 'term-performed', at, data: { term, ...(breachedAt && { breachedAt }) } }];
}

/** Who does not perform may be sued (People's Mediation Law art. 32); of an act against public security the police take up the case anew. */
export function breachTerm(
  { limits, city }: CasePolicy,
  { term, routesTold, note, at }: BreachTerm,
  state: Case,
): Decision {
  const it = owed(state, at, term);
  if ('rejected' in it) return it;
  if (it.performance === 'breached') return [];
  if (it.performance === 'performed') return reject('unknown-term', 'it was performed', '/term');
  if (!isBefore(limits.endOf(it.dueOn), at))
    return reject('time-out-of-order', `it is due on ${it.dueOn}`, '/at');
  const untold = routesUntold(city.policy.routesToTell, routesTold, state);
  if (untold) return untold;
  const police = state.routing.procedure === 'police' && { handlingStartsOn: limits.dateOf(at) };
  return [{ type: 'term-breached', at, data: { term, routesTold, note, ...police } }];
}

/** Art. 31: the committee supervises performance. */
export function visitParties({ kept, note, at }: VisitParties, state: Case): Decision {
  const agreement = standing(state, at);
  if ('rejected' in agreement) return agreement;
  return [{ type: 'visited', at, data: { kept, note } }];
}

export function confirmAgreement(policy: CasePolicy, command: ConfirmAgreement, state: Case): Decision {
  const { at } = command;
  const agreement = standing(state, at);
  if ('rejected' in agreement) return agreement;
  if (command.step === 'applied') return applied(policy, command.parties, at, agreement, state);
  if (agreement.confirmation === command.step) return [];
  if (agreement.confirmation !== 'applied') return reject('confirmation-not-open', undefined, '/step');
  if (isBefore(at, agreement.appliedAt))
    return reject('time-out-of-order', 'the parties applied later', '/at');
  const ground = 'ground' in command && { ground: command.ground };
  return [{ type: 'confirmation-decided', at, data: { decision: command.step, ...ground } }];
}

/** Art. 33, Civil Procedure Law art. 205: jointly, within the days after effect. */
function applied(
  { limits }: CasePolicy,
  parties: readonly string[],
  at: string,
  { confirmation, confirmationDueOn, effectiveOn }: Agreement,
  state: Case,
): Decision {
  const refused = strangers(parties, state, '/parties');
  if (refused) return refused;
  if (confirmation === 'applied') return [];
  if (confirmation || !confirmationDueOn) return reject('confirmation-not-open', undefined, '/step');
  const [absent] = partiesBut(parties, state);
  if (absent) return reject('joint-application-missing', `party ${absent} does not apply`, '/parties');
  if (limits.dateOf(at) < effectiveOn)
    return reject('time-out-of-order', `it takes effect on ${effectiveOn}`, '/at');
  return limits.dateOf(at) > confirmationDueOn
    ? reject('confirmation-late', `the last day was ${confirmationDueOn}`, '/at')
    : [{ type: 'confirmation-applied', at, data: {} }];
}
