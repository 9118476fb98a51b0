import { type AccidentEvent, AccidentStep, accidentEvents } from '@maplebridge/contracts/hazard';
import { assertNever, type Decider, type Rejection, reject } from '@maplebridge/event-log';
import { isBefore } from '../domain/instants.ts';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import { accidentCaps } from './caps.ts';
import type { AccidentCommand, CloseAccident, NoteDue, ReportAccident, ReportUpward } from './commands.ts';
import { evolve } from './evolve.ts';
import type { Accident, AccidentState } from './state.ts';

/** The aggregate, with the city's policy inside. */
export const accidentDecider = (
  policy: SafetyPolicy,
): Decider<AccidentState, AccidentCommand, typeof accidentEvents> => ({
  events: accidentEvents,
  initial: undefined,
  evolve,
  decide: (command, state) => decide(policy, command, state),
  caps: accidentCaps,
  area: (state) => {
    if (!state) throw new Error('an accident has no area before it is reported');
    return state.area;
  },
});

type Decision = readonly AccidentEvent[] | Rejection;

function decide(policy: SafetyPolicy, command: AccidentCommand, state: AccidentState): Decision {
  if (command.type === 'ReportAccident') return state ? [] : reportAccident(policy, command);
  if (!state) return reject('not-found');
  switch (command.type) {
    case 'NoteDue':
      return noteDue(command, state);
    case 'ReportUpward':
      return untimely(command, state) ?? reportUpward(policy, command, state);
    case 'CloseAccident':
      return untimely(command, state) ?? closeAccident(command, state);
    default:
      return assertNever(command);
  }
}

/**
 * Hazardous Chemicals Safety Law art. 93: the departments hear of it at once. Rules on reporting accident information art. 6: the
 * head of the unit has an hour from the accident to report it to the county.
 */
function reportAccident(
  { safety, spans }: SafetyPolicy,
  { type: _type, at, now, ...facts }: ReportAccident,
): Decision {
  if (isBefore(now, at)) return reject('time-in-future', undefined, '/occurredAt');
  const { departments, county } = safety.accidents;
  return [{ type: 'reported', at, data: { ...facts, told: departments, dueAt: spans.end(county, at) } }];
}

/** A step must not be earlier than the step before it. An `overdue` event in between does not count. */
function untimely({ at, now }: ReportUpward | CloseAccident, state: Accident): Rejection | undefined {
  if (isBefore(now, at)) return reject('time-in-future', undefined, '/at');
  const before = state.upward.at(-1)?.at ?? state.occurredAt;
  return isBefore(at, before)
    ? reject('time-out-of-order', `what it follows happened ${before}`, '/at')
    : undefined;
}

const steps = AccidentStep.options;

/** The same rules art. 7: upward one level after the other, two hours for each. */
function reportUpward({ safety, spans }: SafetyPolicy, { at, to }: ReportUpward, state: Accident): Decision {
  if (state.closedAt) return reject('accident-closed');
  if (state.upward.some((step) => step.to === to)) return [];
  if (state.next?.to !== to) {
    return reject('step-out-of-order', state.next && `${state.next.to} comes first`, '/to');
  }
  const next = steps[steps.indexOf(to) + 1];
  const dueAt = spans.end(safety.accidents.upward, at);
  return [{ type: 'reported-upward', at, data: { to, ...(next && { next, dueAt }) } }];
}

function closeAccident({ at, note }: CloseAccident, { closedAt }: Accident): Decision {
  return closedAt ? reject('accident-closed') : [{ type: 'closed', at, data: { note } }];
}

/** Recorded once for each step; a late or repeated scheduled run changes nothing. */
function noteDue({ now }: NoteDue, state: Accident): Decision {
  const dueAt = nextDueAt(state);
  if (!state.next || dueAt === undefined || isBefore(now, dueAt)) return [];
  return [{ type: 'overdue', at: now, data: { to: state.next.to, dueAt } }];
}

/** The next deadline for the scheduler; undefined if there is none. */
export const nextDueAt = ({ next, closedAt }: Accident): string | undefined =>
  next && !next.overdue && !closedAt ? next.dueAt : undefined;
