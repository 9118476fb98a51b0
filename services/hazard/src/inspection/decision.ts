import type { InspectionEvent } from '@maplebridge/contracts/hazard';
import { type Rejection, reject } from '@maplebridge/event-log';
import { isBefore } from '../domain/instants.ts';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import type { Checklists } from './checklists.ts';

export type Decision = readonly InspectionEvent[] | Rejection;

/** The policy for decisions on inspections. */
export interface InspectionPolicy extends SafetyPolicy {
  readonly checklists: Checklists;
}

/** Rejects an event earlier than the one it follows. */
export const tooEarly = (at: string, follows: string): Rejection | undefined =>
  isBefore(at, follows)
    ? reject('time-out-of-order', `it follows what happened ${follows}`, '/at')
    : undefined;
