import { reject } from '@maplebridge/event-log';
import type { EngageParty, RecordConsent } from './commands.ts';
import { closed, type Decision, strangers } from './decision.ts';
import type { Case } from './state.ts';

export function engageParty({ party, status, means, at }: EngageParty, state: Case): Decision {
  const refused = strangers([party], state, '/party');
  if (refused) return refused;
  if (state.parties[party]?.engagement === status) return [];
  return [{ type: 'party-contacted', at, data: { party, status, means } }];
}

export function recordConsent({ party, answer, byGuardian, at }: RecordConsent, state: Case): Decision {
  const refused = strangers([party], state, '/party');
  if (refused) return refused;
  if (state.parties[party]?.consent === answer) return [];
  if (state.agreement) return reject('agreement-exists');
  // People's Mediation Law art. 17: mediation does not go on against a party's clear refusal.
  if (answer === 'refused') return [closed(state, at, { outcome: 'refused', refusedBy: party })];
  // Procedure rules art. 181: a minor's parent or guardian is told to attend.
  if (state.facts.minors?.includes(party) && !byGuardian) {
    return reject('guardian-missing', `party ${party} is a minor`, '/byGuardian');
  }
  const { procedure } = state.routing;
  return [{ type: 'consented', at, data: { party, procedure, ...(byGuardian && { byGuardian }) } }];
}
