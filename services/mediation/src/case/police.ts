import { type Rejection, reject } from '@maplebridge/event-log';
import { type CasePolicy, isBefore } from './guards.ts';
import type { Case } from './state.ts';

const earliest = (instants: readonly string[]): string | undefined =>
  instants.reduce<string | undefined>((first, at) => (isBefore(at, first) || !first ? at : first), undefined);

/** Until when police mediation may go on: within working days of the first time, whenever each was entered. */
export function policeMediationEnds(
  { limits, city }: CasePolicy,
  instants: readonly string[],
): string | undefined {
  const first = earliest(instants);
  return first && limits.end(city.policy.policeMediation.secondWithin, first);
}

const ended = (until: string): Rejection =>
  reject('police-mediation-used', `the time for it ended ${until}`, '/at');

/** Procedure rules art. 183: police mediate once, a second time where needed, and that within working days of the first. */
export function tooManyPoliceMediations(policy: CasePolicy, at: string, state: Case): Rejection | undefined {
  if (state.routing.procedure !== 'police') return undefined;
  const { most } = policy.city.policy.policeMediation;
  if (state.policeMediations.length >= most) {
    return reject('police-mediation-used', `police mediate at most ${most} times`);
  }
  const instants = [...state.policeMediations, at];
  const until = policeMediationEnds(policy, instants);
  return until && instants.some((it) => isBefore(until, it)) ? ended(until) : undefined;
}

/** Art. 183: mediation is completed within those days too. */
export function agreedTooLate(policy: CasePolicy, at: string, state: Case): Rejection | undefined {
  if (state.routing.procedure !== 'police') return undefined;
  const until = policeMediationEnds(policy, state.policeMediations);
  return until && isBefore(until, at) ? ended(until) : undefined;
}
