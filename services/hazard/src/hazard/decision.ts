import type { HazardEvent } from '@maplebridge/contracts/hazard';
import type { Rejection } from '@maplebridge/event-log';

export type Decision = readonly HazardEvent[] | Rejection;
