import { answersFor, type Matter, type Remits, type RouteDefinition } from '@maplebridge/contracts';
import type { Caller } from './caller.ts';
import { type ProblemReply, refuse } from './reply.ts';

/** Why a matter is outside the remit of the caller's department; undefined for whoever is no department. */
export function remitBarred(caller: Caller, matter: Matter): ProblemReply | undefined {
  if (caller.role !== 'department') return undefined;
  const { department, remit } = caller;
  return department !== undefined && answersFor(department, remit, matter)
    ? undefined
    : refuse('not-in-remit');
}

/** The same before anything is looked up: whether the department answers for any matter of the route's kind. */
export const routeBarred = (
  { remit }: Pick<RouteDefinition, 'remit'>,
  caller: Caller,
): ProblemReply | undefined => remit && remitBarred(caller, { of: remit });

/** The caller with what their department answers for. */
export function withRemit(caller: Caller, remits: Remits | undefined): Caller {
  const remit = caller.department === undefined ? undefined : remits?.get(caller.department);
  return remit ? { ...caller, remit } : caller;
}
