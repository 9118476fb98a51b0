import { eventType } from '@maplebridge/contracts';
import { enterpriseEvents, inspectionEvents } from '@maplebridge/contracts/hazard';
import { reportEvents } from '@maplebridge/contracts/intake';

/** The event types the service reacts to: the filter policy of its inbox. Each one has a consumer in `consumers.ts`. */
export const subscriptions: readonly string[] = [
  eventType(reportEvents, 'received'),
  eventType(enterpriseEvents, 'inventory-declared'),
  eventType(enterpriseEvents, 'level-changed'),
  eventType(enterpriseEvents, 'unit-closed'),
  eventType(inspectionEvents, 'planned'),
  eventType(inspectionEvents, 'answered'),
  eventType(inspectionEvents, 'completed'),
];
