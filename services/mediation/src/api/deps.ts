import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { City } from '@maplebridge/directory';
import { firstBreak, type PersonalDataStore, type RecordedEvent } from '@maplebridge/event-log';
import {
  type Call,
  type Caller,
  coversArea,
  isStaff,
  type ProblemReply,
  type Pseudonyms,
  refuse,
  remitBarred,
} from '@maplebridge/lambda';
import type { Assigning } from '../assign.ts';
import { caseStream } from '../case/case.ts';
import type { CasePolicy } from '../case/decision.ts';
import { type CaseState, isBarred } from '../case/state.ts';
import type { Busyness, MediatorLog } from '../deps.ts';
import { mediatorStream } from '../mediator/mediator.ts';
import type { Sentences } from '../routing/sentences.ts';

/** What a command on a case works with. */
export interface Running extends Assigning {
  readonly personalData: PersonalDataStore;
}

/** What the routes of mediation work with. */
export interface ApiDeps extends Running {
  readonly mediators: MediatorLog;
  readonly tables: {
    readonly client: DynamoDBDocumentClient;
    readonly view: string;
    readonly reservations: string;
  };
  readonly busyness: Busyness;
  readonly city: City;
  readonly casePolicy: CasePolicy;
  readonly sentences: Sentences;
  /** Which account is which mediator. */
  readonly people: Pseudonyms;
}

/**
 * The register of mediators as a matter of its own: a mediator has one random id in all cases, since their turn and their capacity
 * are counted by it, and the personal-data store alone says whose account it is (ADR 0054).
 */
export const register = 'mediator-register';

/** Finds the mediator a caller is; those who are no staff are none. */
export const identifying =
  (people: Pseudonyms) =>
  async (caller: Caller): Promise<Pick<Caller, 'registeredAs'>> =>
    isStaff(caller) ? { registeredAs: await people.find(register, caller.sub) } : {};

/** The mediator a caller is. Whoever is not registered has an id that no mediator has. */
export const mediatorIdOf = ({ registeredAs }: Caller): string => registeredAs ?? 'not-registered';

/** Under which key of the personal-data store the words of this request stand; the same for its repetition. */
export const noteKey = ({ context }: Pick<Call, 'context'>): string => `note-${context.request?.key}`;

/**
 * Why this caller may not touch this case; undefined if nothing stands against it. Who leads a case may, wherever it lies, and
 * follow it up when it has ended; who may not mediate between these parties does not look at it either.
 */
export function admission(state: CaseState, caller: Caller): ProblemReply | undefined {
  if (!state) return refuse('not-found');
  const mediator = caller.role === 'mediator' ? mediatorIdOf(caller) : undefined;
  if (mediator && isBarred(state, mediator)) return refuse('recused');
  const leads = mediator && [state.assignment?.mediator, state.ledBy].includes(mediator);
  return leads || coversArea(caller, state.area) ? undefined : refuse('area-not-yours');
}

/**
 * Whether this caller was asked to mediate and has not answered: they see who the parties are and what it is about, to judge
 * whether they must step back (People's Mediation Law art. 15), and nothing that was said or done.
 */
export const isAsked = (state: CaseState, caller: Caller): boolean =>
  caller.role === 'mediator' &&
  state?.assignment?.status === 'asked' &&
  state.assignment.mediator === mediatorIdOf(caller);

/** As `admission`, to everything that was said and done in a case. */
export const wholeAdmission = (state: CaseState, caller: Caller): ProblemReply | undefined =>
  admission(state, caller) ?? (isAsked(state, caller) ? refuse('assignment-not-answered') : undefined);

/** Why this caller may not touch this task; undefined if nothing stands against it. A department has its own tasks alone. */
export function taskAdmission(
  state: CaseState,
  department: string,
  caller: Caller,
): ProblemReply | undefined {
  const barred = admission(state, caller);
  if (barred) return barred;
  if (remitBarred(caller, { of: 'task', department })) return refuse('department-not-yours');
  return state?.tasks.some((task) => task.department === department) ? undefined : refuse('unknown-task');
}

/**
 * The events of a case, as they stand, for whom the case itself is open to. A history that is not whole cannot be trusted to say
 * who leads, and is told all the same: to those of the area.
 */
export async function findHistory({ cases }: Pick<ApiDeps, 'cases'>, id: string, caller: Caller) {
  const events = await cases.history(caseStream(id));
  const last = events.at(-1);
  if (!last) return refuse('not-found');
  const barred =
    firstBreak(events) === undefined
      ? wholeAdmission((await cases.load(caseStream(id), last.version)).state, caller)
      : brokenAdmission(events, last.area, caller);
  return barred ?? { events, version: last.version };
}

/** As `admission`, where no state can be had: whoever was ever barred may have been so for good. */
function brokenAdmission(
  events: readonly RecordedEvent[],
  area: string,
  caller: Caller,
): ProblemReply | undefined {
  const mediator = caller.role === 'mediator' ? mediatorIdOf(caller) : undefined;
  const isBarring = ({ type, data }: RecordedEvent) => {
    const { mediator: whom, why } = data as { mediator?: string; why?: string };
    return type === 'mediator-excluded' && whom === mediator && (why === 'recused' || why === 'vetoed');
  };
  if (mediator && events.some(isBarring)) return refuse('recused');
  return area.split('/').includes(caller.area) ? undefined : refuse('area-not-yours');
}

/** The case, if it exists and lies in the caller's area. */
export async function findCase(deps: ApiDeps, id: string, caller: Caller) {
  const { state, ...rest } = await deps.cases.load(caseStream(id));
  const barred = admission(state, caller);
  if (barred || !state) return barred ?? refuse('not-found');
  return { ...rest, state };
}

/** The mediator, if they are registered and at home in the caller's area, or the caller themselves. */
export async function findMediator(deps: ApiDeps, id: string, caller: Caller) {
  const { state, version } = await deps.mediators.load(mediatorStream(id));
  // Whose account it is can be computed: one of elsewhere is answered as one there is not.
  return state && (id === mediatorIdOf(caller) || coversArea(caller, state.area))
    ? { state, version }
    : refuse('not-found');
}
