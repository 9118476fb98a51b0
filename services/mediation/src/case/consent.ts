import { type Rejection, reject } from '@maplebridge/event-log';
import type { EngageParty, RecordConsent } from './commands.ts';
import { beforeBeginning, closed, type Decision, strangers } from './decision.ts';
import { contacted } from './evolve.ts';
import type { Case } from './state.ts';

export function engageParty({ party, status, means, at }: EngageParty, state: Case): Decision {
  const refused = strangers([party], state, '/party');
  if (refused) return refused;
  const data = { party, status, means };
  const same = contacted(state, data).parties[party]?.engagement === state.parties[party]?.engagement;
  return same ? [] : [{ type: 'party-contacted', at, data }];
}

export function recordConsent(command: RecordConsent, state: Case): Decision {
  const { party, answer, byGuardian, at } = command;
  const refused = strangers([party], state, '/party') ?? beforeBeginning(at, state);
  if (refused) return refused;
  // People's Mediation Law art. 17: mediation does not go on against a party's clear refusal.
  if (answer === 'refused') return [closed(state, at, { outcome: 'refused', refusedBy: party })];
  if (state.parties[party]?.consent === 'given') return [];
  const { procedure } = state.routing;
  return (
    withoutGuardian(command, state) ?? [
      { type: 'consented', at, data: { party, procedure, ...(byGuardian && { byGuardian }) } },
    ]
  );
}

/** Procedure rules art. 181: a minor's parent or guardian is told to attend. */
const withoutGuardian = ({ party, byGuardian }: RecordConsent, { facts }: Case): Rejection | undefined =>
  facts.minors?.includes(party) && !byGuardian
    ? reject('guardian-missing', `party ${party} is a minor`, '/byGuardian')
    : undefined;
