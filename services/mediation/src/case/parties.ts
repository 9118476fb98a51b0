import type { CaseEvent } from '@maplebridge/contracts/mediation';
import { reaching } from './milestones.ts';
import type { Case, DataOf, PartyState } from './state.ts';

export const unasked = (parties: readonly string[]): Case['parties'] =>
  Object.fromEntries(parties.map((id) => [id, { consent: 'asked', engagement: 'not-invited' }]));

const withParty = (state: Case, party: string, now: PartyState): Case => ({
  ...state,
  parties: { ...state.parties, [party]: now },
});

export function consented(state: Case, { at, data }: Extract<CaseEvent, { type: 'consented' }>): Case {
  const now = withParty(state, data.party, {
    consent: 'given',
    consentedAt: at,
    engagement: 'agreed',
    ...(data.byGuardian && { byGuardian: true }),
  });
  const all = Object.values(now.parties).every(({ consent }) => consent === 'given');
  const contactedNow = reaching(now, 'contacted');
  return all ? reaching(contactedNow, 'consented') : contactedNow;
}

/** Who consented for themselves and turns out to be a minor has not consented: their guardian is asked (procedure rules art. 181). */
export function informed(state: Case, facts: Case['facts']): Case {
  const merged = { ...state.facts, ...facts };
  const parties = Object.entries(state.parties).map(([id, party]): [string, PartyState] => {
    const isVoid = merged.minors?.includes(id) && party.consent === 'given' && !party.byGuardian;
    return [id, isVoid ? { consent: 'asked', engagement: 'reached' } : party];
  });
  return { ...state, facts: merged, parties: Object.fromEntries(parties) };
}

/** Who has agreed or attended is past being invited, and may still fall silent. */
export function contacted(state: Case, { party, status }: DataOf<'party-contacted'>): Case {
  const now = state.parties[party];
  if (!now || (now.consent !== 'asked' && status !== 'silent' && now.engagement !== 'silent')) return state;
  return withParty(state, party, { ...now, engagement: status });
}

export function refusedBy(state: Case, { refusedBy: id }: DataOf<'closed'>): Case {
  const party = id && state.parties[id];
  return party
    ? reaching(withParty(state, id, { ...party, consent: 'refused', engagement: 'refused' }), 'contacted')
    : state;
}
