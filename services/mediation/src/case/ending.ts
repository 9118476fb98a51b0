import type { OtherRoute } from '@maplebridge/contracts/mediation';
import { assertNever, type Rejection, reject } from '@maplebridge/event-log';
import type * as z from 'zod';
import { closed } from './closing.ts';
import type { CloseCase, TransferToAuthority } from './commands.ts';
import { beforeWork, type CasePolicy, type Decision, isBefore, isPastEnd } from './guards.ts';
import { type Case, isOpenTask } from './state.ts';

/** Mediation never stands in the way of arbitration, administration or court: a case may leave at any time (People's Mediation Law arts 3, 32). */
export function transferToAuthority({ authority, note, at }: TransferToAuthority, state: Case): Decision {
  return beforeWork(at, state) ?? [closed(state, at, { outcome: 'transferred', authority, note })];
}

/** What is agreed ends as settled, once every department has done its part. */
export function closeAgreed({ outcome, at }: CloseCase, state: Case): Decision {
  if (outcome !== 'settled') return reject('agreement-exists');
  return beforeWork(at, state) ?? taskOpen(state) ?? [closed(state, at, { outcome })];
}

export function closeCase(policy: CasePolicy, command: CloseCase, state: Case): Decision {
  const { outcome, at } = command;
  const early = beforeWork(at, state);
  if (early) return early;
  if (outcome === 'settled') return reject('agreement-missing');
  if (!policy.router.step(state.routing)?.exits.includes(outcome)) {
    return reject('exit-not-open', `at ${state.routing.tier}`, '/outcome');
  }
  switch (outcome) {
    case 'failed':
      return failed(policy, command, state);
    case 'withdrawn':
      // Art. 23: the parties may stop at any time, whatever others are still asked.
      return [closed(state, at, { outcome })];
    case 'not-acceptable':
      return notAcceptable(command, state);
    default:
      return assertNever(outcome);
  }
}

/** Joint mediation ends when every department that was invited has done its part. */
function taskOpen({ tasks }: Case): Rejection | undefined {
  const task = tasks.find(isOpenTask);
  return task ? reject('task-open', task.department) : undefined;
}

function failed(policy: CasePolicy, { routesTold = [], at }: CloseCase, state: Case): Decision {
  const { limits, city } = policy;
  const tried = state.sessions.some((session) => !isBefore(session.at, state.since));
  // What failed was tried, or its limit passed (Medical Regulation art. 38). A case that never came to a session was refused or
  // withdrawn otherwise, and is not counted as handled.
  if (!tried && !isPastEnd(at, policy, state)) return reject('session-missing');
  const untold = routesUntold(city.policy.routesToTell, routesTold, state);
  if (untold) return untold;
  const open = taskOpen(state);
  if (open) return open;
  // Procedure rules art. 185: without agreement the police handle the act, and their time runs from that day.
  const police = state.routing.procedure === 'police' && {
    authority: 'police' as const,
    handlingStartsOn: limits.dateOf(at),
  };
  const untried = !tried && { untried: true as const };
  return [closed(state, at, { outcome: 'failed', routesTold, ...police, ...untried })];
}

/** Art. 26: when mediation fails it ends, and the parties are told of the other lawful routes. */
export function routesUntold(
  lines: CasePolicy['city']['policy']['routesToTell'],
  told: readonly z.output<typeof OtherRoute>[],
  { category }: Case,
): Rejection | undefined {
  const line = lines.find(({ categories }) => !categories || categories.includes(category));
  const missing = line?.routes.filter((it) => !told.includes(it)) ?? [];
  if (told.length && !missing.length) return undefined;
  return reject(
    'routes-not-told',
    line && `at least ${line.routes.join(', ')}: ${line.source}`,
    '/routesTold',
  );
}

function notAcceptable({ ground, at }: CloseCase, state: Case): Decision {
  if (!ground) return reject('ground-missing', undefined, '/ground');
  const silent = Object.values(state.parties).some(({ engagement }) => engagement === 'silent');
  if (ground === 'party-silent' && !silent) return reject('party-not-silent', undefined, '/ground');
  const authority = ground.startsWith('art-179') && { authority: 'police' as const };
  return taskOpen(state) ?? [closed(state, at, { outcome: 'not-acceptable', ground, ...authority })];
}
