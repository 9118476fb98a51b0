import { reject } from '@maplebridge/event-log';
import type { AnswerTask, DoProtocolStep, InviteDepartment, InviteHelper } from './commands.ts';
import { type CasePolicy, type Decision, isBefore, partiesBut, strangers } from './guards.ts';
import { type Case, isBarred, isOpenTask } from './state.ts';

/** People's Mediation Law art. 20: relatives, experts and social forces are invited with the parties' consent. */
export function inviteHelper({ kind, mediator, consentedBy, note, at }: InviteHelper, state: Case): Decision {
  const refused = strangers(consentedBy, state, '/consentedBy');
  if (refused) return refused;
  const [silent] = partiesBut(consentedBy, state);
  if (silent)
    return reject('consent-missing', `party ${silent} has not agreed to this helper`, '/consentedBy');
  if (mediator && isBarred(state, mediator)) return reject('mediator-unsuitable', undefined, '/mediator');
  if (mediator && state.helpers.some((it) => it.mediator === mediator)) return [];
  const helper = `H${state.helpers.length + 1}`;
  const data = { helper, kind, consentedBy, ...(mediator && { mediator }), ...(note && { note }) };
  return [{ type: 'helper-invited', at, data }];
}

export function inviteDepartment(
  { city, limits }: CasePolicy,
  { department, note, at }: InviteDepartment,
  state: Case,
): Decision {
  if (!city.departments.some(({ id }) => id === department)) {
    return reject('unknown-department', `there is no "${department}"`, '/department');
  }
  if (state.tasks.some((task) => task.department === department && isOpenTask(task))) return [];
  const dueAt = limits.end(city.policy.departmentTask, at);
  return [{ type: 'department-invited', at, data: { department, dueAt, note } }];
}

export function answerTask({ department, status, note, at }: AnswerTask, state: Case): Decision {
  const task = state.tasks.find((it) => it.department === department);
  if (!task) return reject('unknown-task');
  if (task.status === status) return [];
  // It was overtaken on the way: who has done or declined a task has received it.
  if (status === 'received' && !isOpenTask(task)) return [];
  if (!isOpenTask(task)) return reject('unknown-task', `it is ${task.status}`);
  if (isBefore(at, task.invitedAt)) return reject('time-out-of-order', 'it was invited later', '/at');
  return [{ type: 'department-answered', at, data: { department, status, ...(note && { note }) } }];
}

export function doProtocolStep(
  { city }: CasePolicy,
  { step, note, at }: DoProtocolStep,
  state: Case,
): Decision {
  const protocol = city.policy.protocols.find(({ id }) => id === state.routing.protocol);
  if (!protocol?.steps.some(({ id }) => id === step))
    return reject('unknown-protocol-step', undefined, '/step');
  if (state.protocolSteps.includes(step)) return [];
  return [{ type: 'protocol-step-done', at, data: { step, ...(note && { note }) } }];
}
