import { type Rejection, reject } from '@maplebridge/event-log';
import { closed } from './closing.ts';
import type { EngageParty, RecordConsent } from './commands.ts';
import { beforeBeginning, type Decision, partiesBut, strangers } from './guards.ts';
import { first } from './milestones.ts';
import { contacted } from './parties.ts';
import type { Case } from './state.ts';

export function engageParty({ party, status, means, at }: EngageParty, state: Case): Decision {
  const refused = strangers([party], state, '/party');
  if (refused) return refused;
  const data = { party, status, means };
  const same = contacted(state, data).parties[party]?.engagement === state.parties[party]?.engagement;
  const firstContact = first('firstContact', 'contacted', state);
  return same ? [] : [{ type: 'party-contacted', at, data: { ...data, ...firstContact } }];
}

export function recordConsent(command: RecordConsent, state: Case): Decision {
  const { party, answer, byGuardian, at } = command;
  const refused = strangers([party], state, '/party') ?? beforeBeginning(at, state);
  if (refused) return refused;
  // People's Mediation Law art. 17: mediation does not go on against a party's clear refusal.
  const firstContact = first('firstContact', 'contacted', state);
  if (answer === 'refused') {
    return [closed(state, at, { outcome: 'refused', refusedBy: party, ...firstContact })];
  }
  if (state.parties[party]?.consent === 'given') return [];
  const { procedure } = state.routing;
  const all = partiesBut([party], state).every((other) => state.parties[other]?.consent === 'given');
  const data = {
    ...{ party, procedure, ...firstContact },
    ...(byGuardian && { byGuardian }),
    ...(all && first('allConsented', 'consented', state)),
  };
  return withoutGuardian(command, state) ?? [{ type: 'consented', at, data }];
}

/** Procedure rules art. 181: a minor's parent or guardian is told to attend. */
const withoutGuardian = ({ party, byGuardian }: RecordConsent, { facts }: Case): Rejection | undefined =>
  facts.minors?.includes(party) && !byGuardian
    ? reject('guardian-missing', `party ${party} is a minor`, '/byGuardian')
    : undefined;
