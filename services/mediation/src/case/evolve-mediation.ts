import type { CaseEvent } from '@maplebridge/contracts/mediation';
import { reaching } from './milestones.ts';
import { type Case, type DataOf, isMeeting, notedKey } from './state.ts';

export const accepted = (state: Case): Case =>
  state.assignment
    ? { ...state, takenUp: true, assignment: { ...state.assignment, status: 'accepted' } }
    : state;

export function excluded(state: Case, { mediator, why }: DataOf<'mediator-excluded'>): Case {
  const { assignment, ...rest } = state;
  const stays = assignment && assignment.mediator !== mediator;
  return {
    ...rest,
    ...(stays && { assignment }),
    excluded: [...state.excluded.filter((it) => it.mediator !== mediator), { mediator, why }],
  };
}

export const helperInvited = (state: Case, { helper, kind, mediator }: DataOf<'helper-invited'>): Case => ({
  ...state,
  helpers: [...state.helpers, { id: helper, kind, ...(mediator && { mediator }) }],
});

export function departmentInvited(
  state: Case,
  { at, data }: Extract<CaseEvent, { type: 'department-invited' }>,
): Case {
  const others = state.tasks.filter((it) => it.department !== data.department);
  return { ...state, tasks: [...others, { ...data, status: 'open', invitedAt: at }] };
}

export const departmentAnswered = (
  state: Case,
  { department, status }: DataOf<'department-answered'>,
): Case => ({
  ...state,
  tasks: state.tasks.map((task) => (task.department === department ? { ...task, status } : task)),
});

export function sessionHeld(state: Case, { at, data }: Extract<CaseEvent, { type: 'session-held' }>): Case {
  const met = isMeeting(data);
  const attended = data.parties.map((id) => [id, { ...state.parties[id], engagement: 'attended' }]);
  const police = met && state.routing.procedure === 'police';
  const { firstMediated: _f, waitedSince: _w, ...session } = data;
  return {
    ...reaching(state, 'mediated'),
    takenUp: true,
    parties: { ...state.parties, ...Object.fromEntries(attended) },
    sessions: [...state.sessions, { ...session, at }],
    meetings: state.meetings + (met ? 1 : 0),
    policeMediations: police ? [...state.policeMediations, at] : state.policeMediations,
  };
}

export function limitMoved(state: Case, { at, data }: Extract<CaseEvent, { type: 'limit-moved' }>): Case {
  const { pausedAt: _, ...running } = state;
  const { why, deadline, stepDueAt } = data;
  return {
    ...running,
    deadline,
    ...(why === 'appraisal-ended' && { resumedAt: at }),
    ...(stepDueAt && { routing: { ...state.routing, stepDueAt } }),
  };
}

export const overdue = (state: Case, { at, data }: Extract<CaseEvent, { type: 'overdue' }>): Case => ({
  ...state,
  noted: [...state.noted, notedKey(data)],
  overdueSince: state.overdueSince ?? at,
  ...(data.firstOverdue && { limitPassedAt: at }),
});
