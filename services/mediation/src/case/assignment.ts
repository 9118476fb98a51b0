import type { CaseEvent } from '@maplebridge/contracts/mediation';
import { reject } from '@maplebridge/event-log';
import { mayLead } from '../domain/routing/pool.ts';
import type { AnswerAssignment, AskMediator, ObjectToMediator } from './commands.ts';
import { type CasePolicy, type Decision, strangers } from './guards.ts';
import { waited } from './milestones.ts';
import { type Case, type DataOf, isBarred } from './state.ts';

/** Asks someone to lead the case. Whom the parties choose takes the place of one who was asked in turn (People's Mediation Law art. 19). */
export function askMediator(
  { limits, city }: CasePolicy,
  { member, chosen, reasons, at, now }: AskMediator,
  state: Case,
): Decision {
  const { assignment } = state;
  if (member && assignment?.mediator === member.id) return [];
  if (assignment && !chosen) return reject('mediator-assigned');
  if (!member) return reject('no-mediator-free');
  if (!mayLead(member, state)) return reject('mediator-unsuitable', undefined, '/mediator');
  // The time to answer begins when they are asked, not when it is said that they should be.
  const answerBy = limits.end(city.policy.mediatorAnswer, now);
  const asked: CaseEvent = {
    type: 'mediator-asked',
    at,
    data: {
      mediator: member.id,
      answerBy,
      ...(member.employer && { employer: member.employer }),
      reasons: [...reasons],
    },
  };
  if (!assignment) return [asked];
  return [{ type: 'mediator-excluded', at, data: { mediator: assignment.mediator, why: 'replaced' } }, asked];
}

export function answerAssignment(command: AnswerAssignment, state: Case): Decision {
  const { mediator, at } = command;
  const { assignment } = state;
  if (!assignment || assignment.mediator !== mediator) return reject('not-asked');
  if (command.answer === 'accepted') {
    return assignment.status === 'accepted'
      ? []
      : [{ type: 'mediator-accepted', at, data: { mediator, ...waited(state) } }];
  }
  const { conflict } = command;
  const why = conflict ? 'recused' : 'declined';
  return [{ type: 'mediator-excluded', at, data: { mediator, why, ...(conflict && { ground: conflict }) } }];
}

/** Who leads the case now, for what is recorded of it. */
export const leader = ({ assignment }: Case): { mediator?: string } =>
  assignment?.status === 'accepted' ? { mediator: assignment.mediator } : {};

/** Whoever leads and works for a unit that turns out to be concerned goes (recusal: same employer). */
export function unreserved(
  { assignment }: Case,
  units: readonly string[] | undefined,
): DataOf<'mediator-excluded'> | undefined {
  const { mediator, employer } = assignment ?? {};
  return mediator && employer && units?.includes(employer)
    ? { mediator, why: 'recused', ground: 'same-employer' }
    : undefined;
}

/** Parties take the mediator they want, or accept the one proposed (arts 19, 23); a ground need not be proven. */
export function objectToMediator({ mediator, party, ground, at }: ObjectToMediator, state: Case): Decision {
  const refused = strangers([party], state, '/party');
  if (refused) return refused;
  if (isBarred(state, mediator)) return [];
  const why = ground === 'veto' ? { why: 'vetoed' as const } : { why: 'recused' as const, ground };
  return [{ type: 'mediator-excluded', at, data: { mediator, ...why, party } }];
}
