import { inspectionEvents } from '@maplebridge/contracts/hazard';
import { assertNever, type Decider, type Rejection, reject } from '@maplebridge/event-log';
import { isBefore } from '../domain/instants.ts';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import { inspectionCaps } from './caps.ts';
import type { Checklists } from './checklists.ts';
import type { InspectionCommand, NoteDue, PlanInspection } from './commands.ts';
import type { Decision, InspectionPolicy } from './decision.ts';
import { evolve } from './evolve.ts';
import { noteDue } from './missed.ts';
import { assignInspectors, cancelInspection, planInspection } from './planning.ts';
import { answerItem, completeInspection, startInspection } from './site-visit.ts';
import { type Inspection, type InspectionState, isOpen } from './state.ts';

/** The aggregate, with the city's policy and the checklists inside. */
export function inspectionDecider(
  policy: SafetyPolicy,
  checklists: Checklists,
): Decider<InspectionState, InspectionCommand, typeof inspectionEvents> {
  const whole = { ...policy, checklists };
  return {
    events: inspectionEvents,
    initial: undefined,
    evolve,
    decide: (command, state) => decide(whole, command, state),
    caps: inspectionCaps,
    area: (state) => {
      if (!state) throw new Error('an inspection has no area before it is planned');
      return state.area;
    },
  };
}

function decide(policy: InspectionPolicy, command: InspectionCommand, state: InspectionState): Decision {
  if (command.type === 'PlanInspection') return state ? [] : planInspection(policy, command);
  if (!state) return reject('not-found');
  if (command.type === 'NoteDue') return noteDue(policy, command, state);
  return inFuture(command) ?? decideStanding(policy, command, state);
}

const inFuture = ({ at, now }: InspectionCommand): Rejection | undefined =>
  isBefore(now, at) ? reject('time-in-future', undefined, '/at') : undefined;

type AfterPlanning = Exclude<InspectionCommand, PlanInspection | NoteDue>;

function decideStanding(policy: InspectionPolicy, command: AfterPlanning, state: Inspection): Decision {
  if (command.type === 'CancelInspection') return cancelInspection(command, state);
  if (!isOpen(state)) {
    const again = command.type === 'CompleteInspection' && state.status === 'completed';
    return again ? [] : reject('inspection-not-open', `it is ${state.status}`);
  }
  switch (command.type) {
    case 'AssignInspectors':
      return assignInspectors(policy, command, state);
    case 'StartInspection':
      return startInspection(command, state);
    case 'AnswerItem':
      return answerItem(policy, command, state);
    case 'CompleteInspection':
      return completeInspection(policy, command, state);
    default:
      return assertNever(command);
  }
}
