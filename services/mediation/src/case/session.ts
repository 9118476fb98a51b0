import { type Rejection, reject } from '@maplebridge/event-log';
import { leader } from './assignment.ts';
import type { HoldSession } from './commands.ts';
import {
  beforeBeginning,
  beforeConsent,
  type CasePolicy,
  type Decision,
  pastLimit,
  unwilling,
} from './guards.ts';
import { first, waited } from './milestones.ts';
import { tooManyPoliceMediations } from './police.ts';
import { type Case, isMeeting } from './state.ts';

export function holdSession(policy: CasePolicy, command: HoldSession, state: Case): Decision {
  const { type: _type, now: _now, at, ...data } = command;
  const counted = { ...first('firstMediated', 'mediated', state), ...waited(state) };
  return (
    beforeBeginning(at, state) ??
    unwilling(data.parties, state) ??
    beforeConsent(at, data.parties, state) ??
    pastLimit(at, policy, state) ??
    unaccompanied(command, state) ??
    wrongProxy(command, state) ??
    uninvited(command, state) ??
    (isMeeting(data)
      ? (attemptsUsed(policy, state) ?? tooManyPoliceMediations(policy, at, state))
      : undefined) ?? [{ type: 'session-held', at, data: { ...data, ...leader(state), ...counted } }]
  );
}

/** Procedure rules art. 181: a minor is not mediated without parent or guardian. */
function unaccompanied({ parties, guardians = [] }: HoldSession, { facts }: Case): Rejection | undefined {
  const alone = parties.find((party) => facts.minors?.includes(party) && !guardians.includes(party));
  return alone ? reject('guardian-missing', `party ${alone} is a minor`, '/guardians') : undefined;
}

/** Art. 181: before the police a victim may send a proxy with written authority, a suspect may not. */
function wrongProxy({ proxies = [] }: HoldSession, { facts, routing }: Case): Rejection | undefined {
  if (routing.procedure !== 'police') return undefined;
  const suspect = proxies.find((party) => facts.suspects?.includes(party));
  return suspect ? reject('proxy-not-allowed', `party ${suspect} is a suspect`, '/proxies') : undefined;
}

/** People's Mediation Law art. 20: only helpers the parties agreed to sit at the table. */
function uninvited({ helpers = [] }: HoldSession, state: Case): Rejection | undefined {
  const stranger = helpers.find((id) => !state.helpers.some((helper) => helper.id === id));
  return stranger ? reject('unknown-helper', `${stranger} was not invited`, '/helpers') : undefined;
}

function attemptsUsed({ router }: CasePolicy, { routing, meetings }: Case): Rejection | undefined {
  const attempts = router.step(routing)?.attempts ?? null;
  return attempts !== null && meetings >= attempts
    ? reject('attempts-used', `there are ${attempts}`)
    : undefined;
}
