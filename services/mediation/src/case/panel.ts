import type { CaseEvent } from '@maplebridge/contracts/mediation';
import { reject } from '@maplebridge/event-log';
import { mayLead } from '../routing/pool.ts';
import type { AnswerAssignment, AskMediator, ObjectToMediator } from './commands.ts';
import { type CasePolicy, type Decision, strangers } from './decision.ts';
import type { Case } from './state.ts';

/** Asks someone to lead the case. Whom the parties choose takes the place of one who was asked in turn (People's Mediation Law art. 19). */
export function askMediator(
  { limits, city }: CasePolicy,
  { member, chosen, reasons, at }: AskMediator,
  state: Case,
): Decision {
  if (state.agreement) return reject('agreement-exists');
  const { assignment } = state;
  if (member && assignment?.mediator === member.id) return [];
  if (assignment && !chosen) return reject('mediator-assigned');
  if (!member) return reject('no-mediator-free');
  if (!mayLead(member, state)) return reject('mediator-unsuitable', undefined, '/mediator');
  const answerBy = limits.end(city.policy.mediatorAnswer, at);
  const asked: CaseEvent = {
    type: 'mediator-asked',
    at,
    data: { mediator: member.id, answerBy, reasons: [...reasons] },
  };
  if (!assignment) return [asked];
  return [{ type: 'mediator-excluded', at, data: { mediator: assignment.mediator, why: 'replaced' } }, asked];
}

export function answerAssignment(command: AnswerAssignment, state: Case): Decision {
  const { mediator, at } = command;
  const { assignment } = state;
  if (!assignment || assignment.mediator !== mediator) return reject('not-asked');
  if (command.answer === 'accepted') {
    return assignment.status === 'accepted' ? [] : [{ type: 'mediator-accepted', at, data: { mediator } }];
  }
  const { conflict } = command;
  const why = conflict ? 'recused' : 'declined';
  return [{ type: 'mediator-excluded', at, data: { mediator, why, ...(conflict && { ground: conflict }) } }];
}

/** Parties take the mediator they want, or accept the one proposed (arts 19, 23); a ground need not be proven. */
export function objectToMediator({ mediator, party, ground, at }: ObjectToMediator, state: Case): Decision {
  const refused = strangers([party], state, '/party');
  if (refused) return refused;
  if (state.excluded.includes(mediator)) return [];
  const why = ground === 'veto' ? { why: 'vetoed' as const } : { why: 'recused' as const, ground };
  return [{ type: 'mediator-excluded', at, data: { mediator, ...why, party } }];
}
