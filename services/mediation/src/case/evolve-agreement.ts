import type { CaseEvent } from '@maplebridge/contracts/mediation';
import { reaching } from './milestones.ts';
import type { Agreement, Case, StandingTerm } from './state.ts';

export const withAgreement = (state: Case, now: Partial<Agreement>): Case =>
  state.agreement ? { ...state, agreement: { ...state.agreement, ...now } } : state;

export const withTerm = (state: Case, term: number, now: Partial<StandingTerm>): Case =>
  withAgreement(state, {
    terms: (state.agreement?.terms ?? []).map((it, i) => (i + 1 === term ? { ...it, ...now } : it)),
  });

export function agreed(state: Case, { at, data }: Extract<CaseEvent, { type: 'agreed' }>): Case {
  const { terms = [], firstMediated: _m, firstAgreement: _f, waitedSince: _w, ...agreement } = data;
  const standing = terms.map((term) => ({ ...term, performance: 'due' as const }));
  const now = { ...state, takenUp: true, agreement: { ...agreement, at, terms: standing } };
  return { ...reaching(reaching(now, 'mediated'), 'agreed'), status: 'agreed' };
}
