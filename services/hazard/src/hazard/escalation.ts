import type { EscalationLevel } from '@maplebridge/contracts/hazard';
import { escalate, reached } from '../domain/escalation.ts';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import type { NoteDue } from './commands.ts';
import type { Decision } from './decision.ts';
import type { Hazard } from './state.ts';

/** The levels an overdue hazard is escalated, and when; none while nothing has to be done, or it waits to be looked at. */
function steps({ safety, spans }: SafetyPolicy, { status, order }: Hazard) {
  return status === 'rectifying' && order ? escalate(safety.escalation, order.deadline, spans) : [];
}

/** Overdue ones go to the next level by themselves, once to each; a late or repeated scheduled run changes nothing. */
export function noteDue(policy: SafetyPolicy, { now }: NoteDue, state: Hazard): Decision {
  const { order, grading, told, wasOverdue } = state;
  if (!order || !grading) return [];
  const { grade } = grading;
  return reached(steps(policy, state), told, now).map(({ to }, i) => ({
    type: 'escalated',
    at: now,
    data: { to, dueAt: order.deadline, grade, first: !wasOverdue && i === 0 },
  }));
}

/** When the scheduler must look at it next; undefined when it need not. */
export const nextStepAt = (policy: SafetyPolicy, state: Hazard): string | undefined =>
  steps(policy, state).find(({ to }) => !state.told.includes(to))?.at;

/** How far an open hazard that is overdue has climbed; one that was said to be put right too late is so until it is closed. */
export const escalatedTo = ({ told, status }: Hazard): EscalationLevel | undefined =>
  status === 'closed' ? undefined : told.at(-1);
