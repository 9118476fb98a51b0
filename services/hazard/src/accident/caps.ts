import type { accidentEvents } from '@maplebridge/contracts/hazard';
import type { Caps } from '@maplebridge/event-log';
import type { AccidentState } from './state.ts';

/** Every event happens at most once, so no limit is needed. */
export const accidentCaps: Caps<AccidentState, typeof accidentEvents> = {
  reported: 'by-its-rules',
  'reported-upward': 'by-its-rules',
  overdue: 'by-its-rules',
  closed: 'always',
};
