import type { inspectionEvents } from '@maplebridge/contracts/hazard';
import type { Caps } from '@maplebridge/event-log';
import type { InspectionState } from './state.ts';

/** Each item of the checklist is answered once. */
export const inspectionCaps: Caps<InspectionState, typeof inspectionEvents> = {
  planned: 'by-its-rules',
  assigned: { limit: 'inspection-assignments' },
  started: 'by-its-rules',
  answered: 'by-its-rules',
  completed: 'always',
  missed: 'by-its-rules',
  cancelled: 'always',
};
