import { escalate, reached } from '../domain/escalation.ts';
import { isBefore } from '../domain/instants.ts';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import type { NoteDue } from './commands.ts';
import type { Decision } from './decision.ts';
import { type Inspection, isOpen } from './state.ts';

/** The escalation steps of an inspection; none after it is completed or cancelled. */
const steps = ({ safety, spans }: SafetyPolicy, state: Inspection) =>
  isOpen(state) ? escalate(safety.missedInspection, state.dueAt, spans) : [];

/** Escalates a missed inspection, once to each level; a late or repeated scheduled run changes nothing. */
export const noteDue = (policy: SafetyPolicy, { now }: NoteDue, state: Inspection): Decision =>
  reached(steps(policy, state), state.told, now).map(({ to }, i) => ({
    type: 'missed',
    at: now,
    data: { to, dueAt: state.dueAt, first: state.told.length === 0 && i === 0 },
  }));

/** The next deadline for the scheduler; undefined if there is none. */
export const nextStepAt = (policy: SafetyPolicy, state: Inspection): string | undefined =>
  steps(policy, state).find(({ to }) => !state.told.includes(to))?.at;

/** Whether it was not completed by its due date. One completed in time but entered late is not missed. */
export const isMissed = ({ told, completedAt, dueAt }: Inspection): boolean =>
  completedAt === undefined ? told.length > 0 : isBefore(dueAt, completedAt);
