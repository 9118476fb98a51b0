import type { CaseEvent } from '@maplebridge/contracts/mediation';
import type { City } from '@maplebridge/directory';
import { type Rejection, reject } from '@maplebridge/event-log';
import type { Limits } from '../domain/routing/limits.ts';
import type { Router } from '../domain/routing/router.ts';
import type { Case } from './state.ts';

export type Decision = readonly CaseEvent[] | Rejection;

/** What the city's data brings to a decision: where cases go, how long things may take, what its rules ask. */
export interface CasePolicy {
  readonly router: Router;
  readonly limits: Limits;
  readonly city: Pick<City, 'policy' | 'departments'>;
}

/** Whether one instant lies before another; nothing lies before what has not happened. */
export const isBefore = (at: string, other: string | undefined): boolean =>
  other !== undefined && Date.parse(at) < Date.parse(other);

/** The first of these parties whom the case does not have. */
export function strangers(parties: readonly string[], state: Case, field: string): Rejection | undefined {
  const unknown = parties.find((party) => !state.parties[party]);
  return unknown ? reject('unknown-party', `there is no party ${unknown}`, field) : undefined;
}

/** The first of these parties who is unknown or has not consented (People's Mediation Law art. 17). */
export function unwilling(parties: readonly string[], state: Case): Rejection | undefined {
  const silent = parties.find((party) => state.parties[party]?.consent !== 'given');
  return (
    strangers(parties, state, '/parties') ??
    (silent ? reject('consent-missing', `party ${silent} has not consented`) : undefined)
  );
}

/** Nothing of mediation by the present procedure lies before that began. */
export const beforeBeginning = (at: string, { since }: Case): Rejection | undefined =>
  isBefore(at, since)
    ? reject('time-out-of-order', `mediation by this procedure began ${since}`, '/at')
    : undefined;

/** When the case was last worked on: the latest session, or the agreement. */
export const lastWorkedOn = ({ sessions, agreement }: Case): string | undefined =>
  [...sessions.map(({ at }) => at), ...(agreement ? [agreement.at] : [])].reduce<string | undefined>(
    (latest, at) => (latest !== undefined && isBefore(at, latest) ? latest : at),
    undefined,
  );

/** An end lies after all that was done before it. */
export const beforeWork = (at: string, state: Case): Rejection | undefined => {
  const last = lastWorkedOn(state);
  return isBefore(at, last) ? reject('time-out-of-order', `it was worked on ${last}`, '/at') : undefined;
};

/** Whether the limit of the case has passed and mediation has failed by that. */
export const isPastEnd = (at: string, { limits }: CasePolicy, { deadline, pausedAt }: Case): boolean =>
  deadline !== undefined &&
  !pausedAt &&
  isBefore(deadline.dueAt, at) &&
  limits.meaning(deadline.rule)?.onExpiry === 'ends-mediation';

/** Consent comes first: nothing is done with these parties at a time before all of them had given it (art. 17). */
export function beforeConsent(at: string, parties: readonly string[], state: Case): Rejection | undefined {
  const early = parties.find((party) => isBefore(at, state.parties[party]?.consentedAt));
  return early ? reject('time-out-of-order', `party ${early} consented later`, '/at') : undefined;
}

/** The parties of the case that are not among these. */
export const partiesBut = (these: readonly string[], state: Case): string[] =>
  Object.keys(state.parties).filter((party) => !these.includes(party));

/** A limit that ends mediation (Medical Regulation art. 38: beyond it mediation has failed) lets nothing happen after it. */
export const pastLimit = (at: string, policy: CasePolicy, state: Case): Rejection | undefined =>
  isPastEnd(at, policy, state)
    ? reject('limit-passed', `${state.deadline?.rule} ended ${state.deadline?.dueAt}`, '/at')
    : undefined;
