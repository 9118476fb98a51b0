import type { EscalationLevel } from '@maplebridge/contracts/hazard';
import { escalate, reached } from '../domain/escalation.ts';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import type { NoteDue } from './commands.ts';
import type { Decision } from './decision.ts';
import type { Hazard } from './state.ts';

/** The escalation steps of a hazard; none before an order and while it waits for a review. */
function steps({ safety, spans }: SafetyPolicy, { status, order }: Hazard) {
  return status === 'rectifying' && order ? escalate(safety.escalation, order.deadline, spans) : [];
}

/** Escalates an overdue hazard, once to each level; a late or repeated scheduled run changes nothing. */
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

/** The next deadline for the scheduler; undefined if there is none. */
export const nextStepAt = (policy: SafetyPolicy, state: Hazard): string | undefined =>
  steps(policy, state).find(({ to }) => !state.told.includes(to))?.at;

/** The highest level an open hazard was escalated to. If it was rectified too late, it stays overdue until it is closed. */
export const escalatedTo = ({ told, status }: Hazard): EscalationLevel | undefined =>
  status === 'closed' ? undefined : told.at(-1);
