import { assertNever, type Rejection, reject } from '@maplebridge/event-log';
import type { InspectionCommand, NoteDue, PlanInspection } from './commands.ts';
import { type Decision, type InspectionPolicy, isBefore } from './decision.ts';
import { noteDue } from './missed.ts';
import { assignInspectors, cancelInspection, planInspection } from './planning.ts';
import { answerItem, completeInspection, startInspection } from './site-visit.ts';
import { type Inspection, type InspectionState, isOpen } from './state.ts';

export function decide(
  policy: InspectionPolicy,
  command: InspectionCommand,
  state: InspectionState,
): Decision {
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
