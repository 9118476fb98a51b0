import { eventType } from '@maplebridge/contracts';
import { reportEvents } from '@maplebridge/contracts/intake';

const facts = ['received', 'withdrawn', 'merged'] as const;

/** The facts of intake's reports on which mediation acts. The inbox must have a consumer for each. */
export type ReportFact = (typeof facts)[number];

/** The event types to which the inbox subscribes. */
export const subscriptions: readonly string[] = facts.map((fact) => eventType(reportEvents, fact));
