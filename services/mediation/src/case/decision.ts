import type { CaseEvent } from '@maplebridge/contracts/mediation';
import type { City } from '@maplebridge/directory';
import { type Rejection, reject } from '@maplebridge/event-log';
import type { Limits } from '../routing/limits.ts';
import type { Router } from '../routing/route-case.ts';
import type { Case, DataOf } from './state.ts';

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

/** Consent comes first: nothing is done with these parties at a time before all of them had given it (art. 17). */
export function beforeConsent(at: string, parties: readonly string[], state: Case): Rejection | undefined {
  const early = parties.find((party) => isBefore(at, state.parties[party]?.consentedAt));
  return early ? reject('time-out-of-order', `party ${early} consented later`, '/at') : undefined;
}

/** The parties of the case that are not among these. */
export const partiesBut = (these: readonly string[], state: Case): string[] =>
  Object.keys(state.parties).filter((party) => !these.includes(party));

/** A limit that ends mediation (Medical Regulation art. 38: beyond it mediation has failed) lets nothing happen after it. */
export function pastLimit(
  at: string,
  { limits }: CasePolicy,
  { deadline, pausedAt }: Case,
): Rejection | undefined {
  if (!deadline || pausedAt || !isBefore(deadline.dueAt, at)) return undefined;
  return limits.meaning(deadline.rule)?.onExpiry === 'ends-mediation'
    ? reject('limit-passed', `${deadline.rule} ended ${deadline.dueAt}`, '/at')
    : undefined;
}

type Closed = Extract<CaseEvent, { type: 'closed' }>;

export const closed = (
  { reportId, category }: Pick<Case, 'reportId' | 'category'>,
  at: string,
  end: Omit<DataOf<'closed'>, 'reportId' | 'category'>,
): Closed => ({ type: 'closed', at, data: { reportId, category, ...end } });
