import type { Area } from '@maplebridge/contracts';
import type { DisputeCategory, DisputeFacts } from '@maplebridge/contracts/intake';
import type {
  CaseEvent,
  CaseView,
  Deadline,
  NotAcceptableGround,
  Outcome,
  RoutingFacts,
  Term,
} from '@maplebridge/contracts/mediation';
import { assertNever } from '@maplebridge/event-log';

export type DataOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>['data'];
type Engagement = CaseView['parties'][number]['engagement'];

export interface PartyState {
  /** What the party said to mediation under the present procedure. */
  readonly consent: 'asked' | 'given' | 'refused';
  /** RFC 3339. */
  readonly consentedAt?: string;
  readonly engagement: Engagement;
}

export interface Task {
  readonly department: string;
  readonly status: 'open' | 'received' | 'done' | 'declined' | 'cancelled';
  readonly dueAt: string;
  readonly invitedAt: string;
  /** Where the words stand in which it was asked. */
  readonly note?: string | undefined;
}

export interface StandingTerm extends Term {
  readonly performance: 'due' | 'performed' | 'breached';
}

export interface Agreement extends Omit<DataOf<'agreed'>, 'terms'> {
  readonly at: string;
  readonly terms: readonly StandingTerm[];
  readonly confirmation?: 'applied' | 'confirmed' | 'rejected' | 'not-accepted';
  readonly appliedAt?: string;
}

export interface Assignment extends DataOf<'mediator-asked'> {
  readonly status: 'asked' | 'accepted';
}

/** A case as its events left it. */
export interface Case {
  readonly reportId: string;
  readonly category: DisputeCategory;
  readonly area: Area;
  readonly facts: DisputeFacts;
  readonly position: { readonly lng: number; readonly lat: number };
  readonly status: 'open' | 'agreed' | 'ended';
  readonly routing: RoutingFacts;
  /** By letter, in order. */
  readonly parties: Readonly<Record<string, PartyState>>;
  readonly assignment?: Assignment;
  /** Mediators who do not come into question for this case. */
  readonly excluded: readonly string[];
  readonly helpers: readonly {
    readonly id: string;
    readonly kind: DataOf<'helper-invited'>['kind'];
    readonly mediator?: string;
  }[];
  readonly tasks: readonly Task[];
  readonly protocolSteps: readonly string[];
  readonly sessions: readonly (DataOf<'session-held'> & { readonly at: string })[];
  /** Meetings of the parties at the present step. */
  readonly meetings: number;
  /** When parties met under police procedure, RFC 3339; the count outlives transfers and reopening (procedure rules art. 183). */
  readonly policeMediations: readonly string[];
  readonly agreement?: Agreement;
  readonly visits: readonly { readonly at: string; readonly kept: boolean }[];
  readonly deadline?: Deadline;
  /** Since when the limit stands still for an appraisal. */
  readonly pausedAt?: string;
  /** Limits that were told to have passed, each as `rule@dueAt`. */
  readonly noted: readonly string[];
  /** When the first limit passed that was told. */
  readonly overdueSince?: string;
  readonly outcome?: Outcome;
  readonly ground?: NotAcceptableGround;
  readonly routesTold?: DataOf<'closed'>['routesTold'];
  readonly reopened: number;
  /** Its words may not be erased for now. */
  readonly held: boolean;
  readonly erased?: { readonly records: number; readonly at: string };
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly closedAt?: string;
}

/** Undefined before a case is opened. */
export type CaseState = Case | undefined;

/** How a limit is remembered once it was told that it passed. */
export const notedKey = ({ rule, dueAt }: Deadline): string => `${rule}@${dueAt}`;

/** Whether parties met at a session, rather than being talked to one by one. */
export const isMeeting = ({ mode, parties }: Pick<DataOf<'session-held'>, 'mode' | 'parties'>): boolean =>
  mode !== 'separate' && parties.length > 1;

export const partyIds = (count: number): string[] => [...'ABCDEFGHIJ'].slice(0, count);

const unasked = (parties: readonly string[]): Case['parties'] =>
  Object.fromEntries(parties.map((id) => [id, { consent: 'asked', engagement: 'not-invited' }]));

export function evolve(state: CaseState, event: CaseEvent): CaseState {
  if (event.type === 'opened') return opened(event);
  if (!state) throw new Error(`${event.type} before opened`);
  return { ...changed(state, event), updatedAt: event.at };
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
    updatedAt: at,
  };
}

function changed(state: Case, event: Exclude<CaseEvent, { type: 'opened' }>): Case {
  switch (event.type) {
    case 'consented':
      return withParty(state, event.data.party, {
        consent: 'given',
        consentedAt: event.at,
        engagement: 'agreed',
      });
    case 'facts-added':
      return { ...state, facts: { ...state.facts, ...event.data.facts } };
    case 'party-contacted':
      return contacted(state, event.data);
    case 'mediator-asked':
      return { ...state, assignment: { ...event.data, status: 'asked' } };
    case 'mediator-accepted':
      return state.assignment ? { ...state, assignment: { ...state.assignment, status: 'accepted' } } : state;
    case 'mediator-excluded':
      return excluded(state, event.data.mediator);
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
      return { ...running, deadline: event.data.deadline };
    }
    case 'transferred':
      return transferred(state, event.data.routing);
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
      return reopened(state, event.data);
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

/** Who has agreed, attended or refused is past being invited. */
function contacted(state: Case, { party, status }: DataOf<'party-contacted'>): Case {
  const now = state.parties[party];
  if (now?.consent !== 'asked') return state;
  return withParty(state, party, { ...now, engagement: status });
}

function excluded(state: Case, mediator: string): Case {
  const { assignment, ...rest } = state;
  const stays = assignment && assignment.mediator !== mediator;
  return {
    ...rest,
    ...(stays && { assignment }),
    excluded: state.excluded.includes(mediator) ? state.excluded : [...state.excluded, mediator],
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
function transferred(state: Case, routing: RoutingFacts): Case {
  const { assignment, ...rest } = state;
  const sameAct = routing.procedure === state.routing.procedure;
  return {
    ...rest,
    ...(assignment && ask(routing) === ask(state.routing) && { assignment }),
    routing,
    parties: sameAct ? state.parties : unasked(Object.keys(state.parties)),
    meetings: routing.tier === state.routing.tier ? state.meetings : 0,
  };
}

const over = (tasks: Case['tasks']): Case['tasks'] =>
  tasks.map((task) => (isOpenTask(task) ? { ...task, status: 'cancelled' } : task));

export const isOpenTask = ({ status }: Task): boolean => status === 'open' || status === 'received';

function closed(state: Case, { at, data }: Extract<CaseEvent, { type: 'closed' }>): Case {
  const { assignment: _, ...rest } = state;
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
    ...(refusedBy &&
      party && {
        parties: { ...state.parties, [refusedBy]: { ...party, consent: 'refused', engagement: 'refused' } },
      }),
  };
}

/** A case that is taken up again begins anew, save for what was held against mediators and how often police mediated. */
function reopened(state: Case, { routing, deadline }: DataOf<'reopened'>): Case {
  const {
    outcome: _o,
    ground: _g,
    routesTold: _r,
    closedAt: _c,
    agreement: _a,
    pausedAt: _p,
    deadline: _d,
    ...rest
  } = state;
  return {
    ...rest,
    ...(deadline && { deadline }),
    status: 'open',
    routing,
    parties: unasked(Object.keys(state.parties)),
    meetings: 0,
    visits: [],
    protocolSteps: [],
    reopened: state.reopened + 1,
  };
}
