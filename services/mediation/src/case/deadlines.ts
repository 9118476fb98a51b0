import type { CaseEvent, Deadline } from '@maplebridge/contracts/mediation';
import type { NoteDue } from './commands.ts';
import type { CasePolicy, Decision } from './guards.ts';
import { policeMediationEnds } from './police.ts';
import { type Case, isOpenTask, notedKey } from './state.ts';
import { movedTo } from './transfer.ts';

/** A limit that runs: what its end means, by its kind. */
export interface Scheduler extends Deadline {
  readonly kind: 'limit' | 'step' | 'answer' | 'task' | 'term' | 'visit' | 'police';
}

/** The limits of a case that run and were not told to have passed, the next first. */
export function deadlinesOf(policy: CasePolicy, state: Case): Scheduler[] {
  const running = state.status === 'open' ? whileOpen(policy, state) : [];
  return [...running, ...tasks(policy, state), ...afterAgreement(policy, state)]
    .filter((clock) => !state.noted.includes(notedKey(clock)))
    .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
}

/** While an appraisal is made, neither the limit nor the step's time runs. */
function whileOpen(policy: CasePolicy, state: Case): Scheduler[] {
  const { deadline, pausedAt, routing, assignment, policeMediations } = state;
  const { policeMediation, mediatorAnswer } = policy.city.policy;
  const clocks: Scheduler[] = [];
  if (deadline && !pausedAt) clocks.push({ kind: 'limit', ...deadline });
  if (routing.stepDueAt && !pausedAt)
    clocks.push({ kind: 'step', rule: `step-${routing.tier}`, dueAt: routing.stepDueAt });
  if (assignment?.status === 'asked') {
    clocks.push({ kind: 'answer', rule: mediatorAnswer.rule, dueAt: assignment.answerBy });
  }
  const policeUntil = routing.procedure === 'police' && policeMediationEnds(policy, policeMediations);
  if (policeUntil) clocks.push({ kind: 'police', rule: policeMediation.rule, dueAt: policeUntil });
  return clocks;
}

const tasks = ({ city }: CasePolicy, state: Case): Scheduler[] =>
  state.tasks.filter(isOpenTask).map(({ department, dueAt }) => ({
    kind: 'task',
    rule: `${city.policy.departmentTask.rule}-${department}`,
    dueAt,
  }));

function afterAgreement(
  { limits, city }: CasePolicy,
  { agreement, outcome, visits, status }: Case,
): Scheduler[] {
  if (!agreement || (status === 'ended' && outcome !== 'settled')) return [];
  const terms = agreement.terms.flatMap(({ performance, dueOn }, i): Scheduler[] =>
    performance === 'due' ? [{ kind: 'term', rule: `term-${i + 1}`, dueAt: limits.endOf(dueOn) }] : [],
  );
  const { visitDueAt } = agreement;
  return visitDueAt && !visits.length
    ? [...terms, { kind: 'visit', rule: city.policy.returnVisit.rule, dueAt: visitDueAt }]
    : terms;
}

/** Notes what is due by now, once each. A late or repeated scheduled run changes nothing. */
export function noteDue(policy: CasePolicy, command: NoteDue, state: Case): Decision {
  const due = deadlinesOf(policy, state).filter(({ dueAt }) => Date.parse(dueAt) <= Date.parse(command.now));
  return due.flatMap((clock) => end(policy, command, clock, state));
}

function end(policy: CasePolicy, { now, openCasesAt }: NoteDue, clock: Scheduler, state: Case): CaseEvent[] {
  const { kind, rule, dueAt } = clock;
  const { assignment } = state;
  if (kind === 'answer' && assignment) {
    return [
      { type: 'mediator-excluded', at: now, data: { mediator: assignment.mediator, why: 'no-answer' } },
    ];
  }
  const firstOverdue = kind === 'limit' && !state.limitPassedAt && !state.limitPassedBefore;
  const data = { rule, dueAt, ...(firstOverdue && { firstOverdue: true as const }) };
  const overdue: CaseEvent = { type: 'overdue', at: now, data };
  if (kind !== 'step') return [overdue];
  const routing = policy.router.stepUp(state, now, openCasesAt);
  return routing ? [overdue, ...movedTo(policy, state, routing, now)] : [overdue];
}
