import type { inspectionEvents } from '@maplebridge/contracts/hazard';
import { type Counting, counted, counter, onlyIf, takenBack } from './counted.ts';

/** An inspection that was done in time but entered late is not missed. */
export const inspections: Counting<typeof inspectionEvents> = {
  completed: ({ at, data: { missedAt } }) => [
    counted(at, counter('inspections.completed')),
    ...(missedAt ? [takenBack(missedAt, counter('inspections.missed'))] : []),
  ],
  missed: ({ at, data: { first } }) => [counted(at, onlyIf(first, counter('inspections.missed')))],
  planned: null,
  assigned: null,
  started: null,
  answered: null,
  cancelled: null,
};
