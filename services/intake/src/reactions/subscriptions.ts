import { eventType } from '@maplebridge/contracts';
import { hazardEvents } from '@maplebridge/contracts/hazard';
import { codes, type Progress, reportEvents } from '@maplebridge/contracts/intake';
import { caseEvents } from '@maplebridge/contracts/mediation';

/** The events of a case that its report shows, and the step that each becomes. */
export const caseSteps = {
  opened: 'case-opened',
  transferred: 'case-transferred',
  agreed: 'agreement-reached',
  closed: 'case-closed',
  reopened: 'case-reopened',
} as const satisfies Partial<Record<keyof typeof caseEvents.facts, Progress['step']>>;

/** The types of the events that the inbox consumes; the stack subscribes its queue to them. */
export const subscriptions: readonly string[] = [
  eventType(reportEvents, 'merged'),
  ...codes(caseSteps).map((fact) => eventType(caseEvents, fact)),
  eventType(hazardEvents, 'report-followed'),
];
