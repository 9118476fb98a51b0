import type { accidentEvents } from '@maplebridge/contracts/hazard';
import type { Caps } from '@maplebridge/event-log';
import type { AccidentState } from './state.ts';

/** Each step upward happens once, and so does everything else. */
export const accidentCaps: Caps<AccidentState, typeof accidentEvents> = {
  reported: 'by-its-rules',
  'reported-upward': 'by-its-rules',
  overdue: 'by-its-rules',
  closed: 'always',
};
