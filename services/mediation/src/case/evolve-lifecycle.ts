import type { CaseEvent, RoutingFacts } from '@maplebridge/contracts/mediation';
import { refusedBy, unasked } from './parties.ts';
import { type Case, isOpenTask, partyIds } from './state.ts';

export function opened({ at, data }: Extract<CaseEvent, { type: 'opened' }>): Case {
  const { partyCount, deadline, ...rest } = data;
  return {
    ...rest,
    ...(deadline && { deadline }),
    status: 'open',
    parties: unasked(partyIds(partyCount)),
    excluded: [],
    helpers: [],
    tasks: [],
    protocolSteps: [],
    sessions: [],
    meetings: 0,
    policeMediations: [],
    visits: [],
    noted: [],
    limitPassedBefore: false,
    milestones: [],
    takenUp: false,
    held: false,
    reopened: 0,
    openedAt: at,
    begunAt: at,
    since: at,
  };
}

/** What a routing requires of the mediator who leads. If it changes, a mediator has to be asked again. */
const requirementsOf = ({ tier, procedure, goldMedal, skills = [], languages = [] }: RoutingFacts): string =>
  JSON.stringify([tier, procedure, goldMedal, skills, languages]);

/** Replaces the limit. The state keeps whether an earlier limit passed. */
function underLimit({ limitPassedAt, ...state }: Case, next: Case['deadline']): Case {
  const passed = limitPassedAt !== undefined;
  if (!next) return passed ? { ...state, limitPassedAt } : state;
  return { ...state, deadline: next, limitPassedBefore: state.limitPassedBefore || passed };
}

/**
 * Consent to people's mediation is not consent to police mediation: after a change of procedure each party is asked again.
 * Each step of the ladder has its own mediator and its own number of attempts.
 */
export function transferred(state: Case, { at, data }: Extract<CaseEvent, { type: 'transferred' }>): Case {
  const { assignment, ...rest } = underLimit(state, data.deadline);
  const { routing } = data;
  const sameAct = routing.procedure === state.routing.procedure;
  return {
    ...rest,
    ...(assignment && requirementsOf(routing) === requirementsOf(state.routing) && { assignment }),
    ...(!sameAct && { parties: unasked(Object.keys(state.parties)), since: at }),
    routing,
    meetings: routing.tier === state.routing.tier ? state.meetings : 0,
  };
}

const cancelOpen = (tasks: Case['tasks']): Case['tasks'] =>
  tasks.map((task) => (isOpenTask(task) ? { ...task, status: 'cancelled' } : task));

export function closed(state: Case, { at, data }: Extract<CaseEvent, { type: 'closed' }>): Case {
  const { assignment, limitPassedAt, ...rest } = refusedBy(state, data);
  const { outcome, ground, routesTold, limit, untried, overdueAt } = data;
  return {
    ...rest,
    status: 'ended',
    outcome,
    tasks: cancelOpen(state.tasks),
    ...(ground && { ground }),
    ...(routesTold && { routesTold }),
    closedAt: at,
    ...(assignment?.status === 'accepted' && { ledBy: assignment.mediator }),
    ...(limit && { limit }),
    ...(untried && { untried }),
    ...(limitPassedAt && !overdueAt && { limitPassedAt }),
  };
}

/** A reopened case starts from the beginning. Only the excluded mediators and the number of police mediations are kept. */
export function reopened(state: Case, { at, data }: Extract<CaseEvent, { type: 'reopened' }>): Case {
  const {
    outcome: _o,
    ground: _g,
    routesTold: _r,
    closedAt: _c,
    agreement: _a,
    pausedAt: _p,
    deadline: _d,
    overdueSince: _s,
    resumedAt: _u,
    ledBy: _l,
    limit: _i,
    untried: _n,
    limitPassedAt,
    ...rest
  } = state;
  return {
    ...rest,
    ...(data.deadline && { deadline: data.deadline }),
    status: 'open',
    routing: data.routing,
    takenUp: false,
    limitPassedBefore: state.limitPassedBefore || limitPassedAt !== undefined,
    begunAt: at,
    since: at,
    parties: unasked(Object.keys(state.parties)),
    helpers: [],
    tasks: [],
    sessions: [],
    meetings: 0,
    visits: [],
    protocolSteps: [],
    reopened: state.reopened + 1,
  };
}
