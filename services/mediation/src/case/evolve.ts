import type { CaseEvent, RoutingFacts } from '@maplebridge/contracts/mediation';
import { assertNever } from '@maplebridge/event-log';
import {
  type Agreement,
  type Case,
  type CaseState,
  type DataOf,
  isMeeting,
  isOpenTask,
  notedKey,
  type PartyState,
  partyIds,
  type StandingTerm,
} from './state.ts';

const unasked = (parties: readonly string[]): Case['parties'] =>
  Object.fromEntries(parties.map((id) => [id, { consent: 'asked', engagement: 'not-invited' }]));

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
    held: false,
    reopened: 0,
    openedAt: at,
    since: at,
  };
}

function changed(state: Case, event: Exclude<CaseEvent, { type: 'opened' }>): Case {
  switch (event.type) {
    case 'consented':
      return withParty(state, event.data.party, {
        consent: 'given',
        consentedAt: event.at,
        engagement: 'agreed',
        ...(event.data.byGuardian && { byGuardian: true }),
      });
    case 'facts-added':
      return informed(state, event.data.facts);
    case 'party-contacted':
      return contacted(state, event.data);
    case 'mediator-asked':
      return { ...state, assignment: { ...event.data, status: 'asked' } };
    case 'mediator-accepted':
      return state.assignment ? { ...state, assignment: { ...state.assignment, status: 'accepted' } } : state;
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
    case 'agreed': {
      const { terms = [], ...agreement } = event.data;
      const standing = terms.map((term) => ({ ...term, performance: 'due' as const }));
      return { ...state, status: 'agreed', agreement: { ...agreement, at: event.at, terms: standing } };
    }
    case 'term-performed':
      return withTerm(state, event.data.term, 'performed');
    case 'term-breached':
      return withTerm(state, event.data.term, 'breached');
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

const withParty = (state: Case, party: string, now: PartyState): Case => ({
  ...state,
  parties: { ...state.parties, [party]: now },
});

const withAgreement = (state: Case, now: Partial<Agreement>): Case =>
  state.agreement ? { ...state, agreement: { ...state.agreement, ...now } } : state;

const withTerm = (state: Case, term: number, performance: StandingTerm['performance']): Case =>
  withAgreement(state, {
    terms: (state.agreement?.terms ?? []).map((it, i) => (i + 1 === term ? { ...it, performance } : it)),
  });

/** Who consented for themselves and turns out to be a minor has not consented: their guardian is asked (procedure rules art. 181). */
function informed(state: Case, facts: Case['facts']): Case {
  const merged = { ...state.facts, ...facts };
  const parties = Object.entries(state.parties).map(([id, party]): [string, PartyState] => {
    const isVoid = merged.minors?.includes(id) && party.consent === 'given' && !party.byGuardian;
    return [id, isVoid ? { consent: 'asked', engagement: 'reached' } : party];
  });
  return { ...state, facts: merged, parties: Object.fromEntries(parties) };
}

/** Who has agreed or attended is past being invited, and may still fall silent. */
export function contacted(state: Case, { party, status }: DataOf<'party-contacted'>): Case {
  const now = state.parties[party];
  if (!now || (now.consent !== 'asked' && status !== 'silent' && now.engagement !== 'silent')) return state;
  return withParty(state, party, { ...now, engagement: status });
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
  return {
    ...state,
    parties: { ...state.parties, ...Object.fromEntries(attended) },
    sessions: [...state.sessions, { ...data, at }],
    meetings: state.meetings + (met ? 1 : 0),
    policeMediations: police ? [...state.policeMediations, at] : state.policeMediations,
  };
}

/** What a routing asks of the one who leads: another ask needs another mediator, or the same one asked again. */
const ask = ({ tier, procedure, goldMedal, skills = [], languages = [] }: RoutingFacts): string =>
  JSON.stringify([tier, procedure, goldMedal, skills, languages]);

/**
 * Who consented to mediation by the people did not consent to mediation by the police: another procedure is asked for anew.
 * Each step of the ladder has its own mediator and its own attempts.
 */
function transferred(state: Case, { at, data }: Extract<CaseEvent, { type: 'transferred' }>): Case {
  const { assignment, ...rest } = state;
  const { routing, deadline } = data;
  const sameAct = routing.procedure === state.routing.procedure;
  return {
    ...rest,
    ...(assignment && ask(routing) === ask(state.routing) && { assignment }),
    ...(deadline && { deadline }),
    ...(!sameAct && { parties: unasked(Object.keys(state.parties)), since: at }),
    routing,
    meetings: routing.tier === state.routing.tier ? state.meetings : 0,
  };
}

const over = (tasks: Case['tasks']): Case['tasks'] =>
  tasks.map((task) => (isOpenTask(task) ? { ...task, status: 'cancelled' } : task));

function closed(state: Case, { at, data }: Extract<CaseEvent, { type: 'closed' }>): Case {
  const { assignment, ...rest } = state;
  const { refusedBy, outcome, ground, routesTold } = data;
  const party = refusedBy ? state.parties[refusedBy] : undefined;
  return {
    ...rest,
    status: 'ended',
    outcome,
    tasks: over(state.tasks),
    ...(ground && { ground }),
    ...(routesTold && { routesTold }),
    closedAt: at,
    ...(assignment?.status === 'accepted' && { ledBy: assignment.mediator }),
    ...(refusedBy &&
      party && {
        parties: { ...state.parties, [refusedBy]: { ...party, consent: 'refused', engagement: 'refused' } },
      }),
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
    ...rest
  } = state;
  return {
    ...rest,
    ...(data.deadline && { deadline: data.deadline }),
    status: 'open',
    routing: data.routing,
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
