import { hazardEvents } from '@maplebridge/contracts/hazard';
import { assertNever, type Decider, type Rejection, reject } from '@maplebridge/event-log';
import { isBefore } from '../domain/instants.ts';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import { hazardCaps } from './caps.ts';
import type { FindHazard, HazardCommand, NoteDue } from './commands.ts';
import type { Decision } from './decision.ts';
import { findHazard, placeHazard } from './discovery.ts';
import { dismissHazard } from './dismissal.ts';
import { noteDue } from './escalation.ts';
import { evolve } from './evolve.ts';
import { gradeHazard } from './grading.ts';
import { extendOrder, orderRectification } from './order.ts';
import { addEvidence, rectifyHazard } from './rectification.ts';
import { reviewHazard } from './review.ts';
import type { Hazard, HazardState } from './state.ts';

/** The aggregate, with the city's policy inside. */
export const hazardDecider = (
  policy: SafetyPolicy,
): Decider<HazardState, HazardCommand, typeof hazardEvents> => ({
  events: hazardEvents,
  initial: undefined,
  evolve,
  decide: (command, state) => decide(policy, command, state),
  caps: hazardCaps,
  area: (state) => {
    if (!state) throw new Error('a hazard has no area before it is found');
    return state.area;
  },
});

function decide(policy: SafetyPolicy, command: HazardCommand, state: HazardState): Decision {
  if (command.type === 'FindHazard') return state ? [] : (early(command) ?? findHazard(command));
  if (!state) return reject('not-found');
  if (command.type === 'NoteDue') return noteDue(policy, command, state);
  if (state.status === 'closed') return reject('hazard-closed');
  return early(command) ?? outOfOrder(command, state) ?? decideOpen(policy, command, state);
}

const early = ({ at, now }: HazardCommand): Rejection | undefined =>
  isBefore(now, at) ? reject('time-in-future', undefined, '/at') : undefined;

/**
 * Commands are in order of time. Escalations count too, so that an overdue hazard cannot be entered later as rectified in time. A
 * photo may be older than the last event.
 */
function outOfOrder({ type, at }: HazardCommand, { foundAt, updatedAt }: Hazard): Rejection | undefined {
  const before = type === 'AddEvidence' ? foundAt : updatedAt;
  return isBefore(at, before)
    ? reject('time-out-of-order', `what it follows happened ${before}`, '/at')
    : undefined;
}

function decideOpen(
  policy: SafetyPolicy,
  command: Exclude<HazardCommand, FindHazard | NoteDue>,
  state: Hazard,
): Decision {
  switch (command.type) {
    case 'PlaceHazard':
      return placeHazard(command, state);
    case 'GradeHazard':
      return gradeHazard(policy, command, state);
    case 'OrderRectification':
      return orderRectification(policy, command, state);
    case 'ExtendOrder':
      return extendOrder(policy, command, state);
    case 'AddEvidence':
      return addEvidence(command, state);
    case 'RectifyHazard':
      return rectifyHazard(command, state);
    case 'ReviewHazard':
      return reviewHazard(policy, command, state);
    case 'DismissHazard':
      return dismissHazard(command, state);
    default:
      return assertNever(command);
  }
}
