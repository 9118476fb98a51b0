import type { CaseEvent, RoutingFacts } from '@maplebridge/contracts/mediation';
import { assertNever } from '@maplebridge/event-log';
import { reaching } from './counted-once.ts';
import { consented, contacted, informed, refusedBy, unasked } from './parties.ts';
import {
  type Agreement,
  type Case,
  type CaseState,
  type DataOf,
  isMeeting,
  isOpenTask,
  notedKey,
  partyIds,
  type StandingTerm,
} from './state.ts';

export function evolve(state: CaseState, event: CaseEvent): CaseState {
  if (event.type === 'opened') return opened(event);
  if (!state) throw new Error(`${event.type} before opened`);
  return changed(state, event);
}

function opened({ at, data }: Extract<CaseEvent, { type: 'opened' }>): Case {
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

function changed(state: Case, event: Exclude<CaseEvent, { type: 'opened' }>): Case {
  switch (event.type) {
    case 'consented':
      return consented(state, event);
    case 'facts-added':
      return informed(state, event.data.facts);
    case 'party-contacted':
      return reaching(contacted(state, event.data), 'contacted');
    case 'mediator-asked':
      return { ...state, assignment: { ...event.data, status: 'asked' } };
    case 'mediator-accepted':
      return state.assignment
        ? { ...state, takenUp: true, assignment: { ...state.assignment, status: 'accepted' } }
        : state;
    case 'mediator-excluded':
      return excluded(state, event.data);
    case 'helper-invited': {
      const { helper, kind, mediator } = event.data;
      return { ...state, helpers: [...state.helpers, { id: helper, kind, ...(mediator && { mediator }) }] };
    }
    case 'department-invited': {
      const others = state.tasks.filter((it) => it.department !== event.data.department);
      return { ...state, tasks: [...others, { ...event.data, status: 'open', invitedAt: event.at }] };
    }
    case 'department-answered':
      return { ...state, tasks: answered(state.tasks, event.data) };
    case 'protocol-step-done':
      return { ...state, protocolSteps: [...state.protocolSteps, event.data.step] };
    case 'session-held':
      return held(state, event);
    case 'limit-paused':
      return { ...state, pausedAt: event.at };
    case 'limit-moved': {
      const { pausedAt: _, ...running } = state;
      const { why, deadline, stepDueAt } = event.data;
      return {
        ...running,
        deadline,
        ...(why === 'appraisal-ended' && { resumedAt: event.at }),
        ...(stepDueAt && { routing: { ...state.routing, stepDueAt } }),
      };
    }
    case 'transferred':
      return transferred(state, event);
    case 'agreed':
      return agreed(state, event);
    case 'term-performed':
      return withTerm(state, event.data.term, { performance: 'performed' });
    case 'term-breached':
      return withTerm(state, event.data.term, { performance: 'breached', breachedAt: event.at });
    case 'visited':
      return { ...state, visits: [...state.visits, { at: event.at, kept: event.data.kept }] };
    case 'confirmation-applied':
      return withAgreement(state, { confirmation: 'applied', appliedAt: event.at });
    case 'confirmation-decided':
      return withAgreement(state, { confirmation: event.data.decision });
    case 'overdue':
      return {
        ...state,
        noted: [...state.noted, notedKey(event.data)],
        overdueSince: state.overdueSince ?? event.at,
        ...(event.data.firstOverdue && { limitPassedAt: event.at }),
      };
    case 'closed':
      return closed(state, event);
    case 'reopened':
      return reopened(state, event);
    case 'words-erased':
      return { ...state, erased: { records: event.data.records, at: event.at } };
    case 'hold-changed':
      return { ...state, held: event.data.state === 'held' };
    default:
      return assertNever(event);
  }
}

const withAgreement = (state: Case, now: Partial<Agreement>): Case =>
  state.agreement ? { ...state, agreement: { ...state.agreement, ...now } } : state;

const withTerm = (state: Case, term: number, now: Partial<StandingTerm>): Case =>
  withAgreement(state, {
    terms: (state.agreement?.terms ?? []).map((it, i) => (i + 1 === term ? { ...it, ...now } : it)),
  });

function agreed(state: Case, { at, data }: Extract<CaseEvent, { type: 'agreed' }>): Case {
  const { terms = [], firstMediated: _m, firstAgreement: _f, waitedSince: _w, ...agreement } = data;
  const standing = terms.map((term) => ({ ...term, performance: 'due' as const }));
  const now = { ...state, takenUp: true, agreement: { ...agreement, at, terms: standing } };
  return { ...reaching(reaching(now, 'mediated'), 'agreed'), status: 'agreed' };
}

function excluded(state: Case, { mediator, why }: DataOf<'mediator-excluded'>): Case {
  const { assignment, ...rest } = state;
  const stays = assignment && assignment.mediator !== mediator;
  return {
    ...rest,
    ...(stays && { assignment }),
    excluded: [...state.excluded.filter((it) => it.mediator !== mediator), { mediator, why }],
  };
}

const answered = (
  tasks: Case['tasks'],
  { department, status }: DataOf<'department-answered'>,
): Case['tasks'] => tasks.map((task) => (task.department === department ? { ...task, status } : task));

function held(state: Case, { at, data }: Extract<CaseEvent, { type: 'session-held' }>): Case {
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

/** What a routing asks of the one who leads: another ask needs another mediator, or the same one asked again. */
const ask = ({ tier, procedure, goldMedal, skills = [], languages = [] }: RoutingFacts): string =>
  JSON.stringify([tier, procedure, goldMedal, skills, languages]);

/** The same under another limit. That the one before it passed stays so, whatever becomes of this one. */
function underLimit({ limitPassedAt, ...state }: Case, next: Case['deadline']): Case {
  const passed = limitPassedAt !== undefined;
  if (!next) return passed ? { ...state, limitPassedAt } : state;
  return { ...state, deadline: next, limitPassedBefore: state.limitPassedBefore || passed };
}

/**
 * Who consented to mediation by the people did not consent to mediation by the police: another procedure is asked for anew.
 * Each step of the ladder has its own mediator and its own attempts.
 */
function transferred(state: Case, { at, data }: Extract<CaseEvent, { type: 'transferred' }>): Case {
  const { assignment, ...rest } = underLimit(state, data.deadline);
  const { routing } = data;
  const sameAct = routing.procedure === state.routing.procedure;
  return {
    ...rest,
    ...(assignment && ask(routing) === ask(state.routing) && { assignment }),
    ...(!sameAct && { parties: unasked(Object.keys(state.parties)), since: at }),
    routing,
    meetings: routing.tier === state.routing.tier ? state.meetings : 0,
  };
}

const over = (tasks: Case['tasks']): Case['tasks'] =>
  tasks.map((task) => (isOpenTask(task) ? { ...task, status: 'cancelled' } : task));

function closed(state: Case, { at, data }: Extract<CaseEvent, { type: 'closed' }>): Case {
  const { assignment, limitPassedAt, ...rest } = refusedBy(state, data);
  const { outcome, ground, routesTold, limit, untried, overdueAt } = data;
  return {
    ...rest,
    status: 'ended',
    outcome,
    tasks: over(state.tasks),
    ...(ground && { ground }),
    ...(routesTold && { routesTold }),
    closedAt: at,
    ...(assignment?.status === 'accepted' && { ledBy: assignment.mediator }),
    ...(limit && { limit }),
    ...(untried && { untried }),
    ...(limitPassedAt && !overdueAt && { limitPassedAt }),
  };
}

/** A case that is taken up again begins anew, save for what was held against mediators and how often police mediated. */
function reopened(state: Case, { at, data }: Extract<CaseEvent, { type: 'reopened' }>): Case {
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
