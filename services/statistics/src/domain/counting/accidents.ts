import type { accidentEvents } from '@maplebridge/contracts/hazard';
import { type Counting, counted, counter } from './counted.ts';

export const accidents: Counting<typeof accidentEvents> = {
  reported: ({ at, data: { kind } }) => [counted(at, counter('accidents.reported', { kind }))],
  'reported-upward': null,
  overdue: null,
  closed: null,
};
