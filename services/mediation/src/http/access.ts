import { firstBreak, type RecordedEvent } from '@maplebridge/event-log';
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
import { type CaseState, isBarred } from '../case/state.ts';
import { caseStream } from '../case/stream.ts';
import type { ApiDeps } from '../deps.ts';
import { mediatorStream } from '../mediator/stream.ts';

/**
 * The key of the mediators' register among the pseudonyms. A mediator has one random id in all cases, because turn and capacity are
 * counted by it. Only the personal-data store knows whose account it is (ADR 0054).
 */
export const register = 'mediator-register';

/** Finds the caller's mediator id. Only staff can be mediators. */
export const identifying =
  (people: Pseudonyms) =>
  async (caller: Caller): Promise<Pick<Caller, 'registeredAs'>> =>
    isStaff(caller) ? { registeredAs: await people.find(register, caller.sub) } : {};

/** The caller's mediator id. For callers who are not registered, an id that no mediator has. */
export const mediatorIdOf = ({ registeredAs }: Caller): string => registeredAs ?? 'not-registered';

/** The key in the personal-data store for the words of this request. A repeated request has the same key. */
export const noteKey = ({ context }: Pick<Call, 'context'>): string => `note-${context.request?.key}`;

/**
 * Why this caller has no access to this case; undefined if they have. The mediator who leads a case has access in any area, and
 * also after its end, to follow it up. A mediator who must not mediate between these parties must not read the case either.
 */
export function admission(state: CaseState, caller: Caller): ProblemReply | undefined {
  if (!state) return refuse('not-found');
  const mediator = caller.role === 'mediator' ? mediatorIdOf(caller) : undefined;
  if (mediator && isBarred(state, mediator)) return refuse('recused');
  const leads = mediator && [state.assignment?.mediator, state.ledBy].includes(mediator);
  return leads || coversArea(caller, state.area) ? undefined : refuse('area-not-yours');
}

/**
 * Whether this caller was asked to mediate and has not answered. They see the parties and the subject, to decide whether they
 * must recuse themselves (People's Mediation Law art. 15), but not what was said or done.
 */
export const isAsked = (state: CaseState, caller: Caller): boolean =>
  caller.role === 'mediator' &&
  state?.assignment?.status === 'asked' &&
  state.assignment.mediator === mediatorIdOf(caller);

/** Like `admission`, for everything that was said and done in a case. */
export const wholeAdmission = (state: CaseState, caller: Caller): ProblemReply | undefined =>
  admission(state, caller) ?? (isAsked(state, caller) ? refuse('assignment-not-answered') : undefined);

/** Why this caller has no access to this task; undefined if they have. A department has access to its own tasks only. */
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
 * The recorded events of a case, for callers with access to the case. If the hash chain is broken, the history does not prove who
 * leads; then only staff of the area may read it.
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

/** Like `admission`, if the state cannot be trusted: a mediator who was ever barred stays barred. */
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

/** The case, if it exists and the caller has access. */
export async function findCase(deps: ApiDeps, id: string, caller: Caller) {
  const { state, ...rest } = await deps.cases.load(caseStream(id));
  const barred = admission(state, caller);
  if (barred || !state) return barred ?? refuse('not-found');
  return { ...rest, state };
}

/** The mediator, if they are registered in the caller's area or are the caller. */
export async function findMediator(deps: ApiDeps, id: string, caller: Caller) {
  const { state, version } = await deps.mediators.load(mediatorStream(id));
  // The same answer for a mediator of another area as for an unknown one, so that ids cannot be probed.
  return state && (id === mediatorIdOf(caller) || coversArea(caller, state.area))
    ? { state, version }
    : refuse('not-found');
}
