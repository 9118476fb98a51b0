import type { mediatorEvents } from '@maplebridge/contracts/mediation';
import { type Caps, holdBound } from '@maplebridge/event-log';
import type { MediatorState } from './state.ts';

/** A mediator may always stop taking new cases, however many changes were recorded before. */
export const mediatorCaps: Caps<MediatorState, typeof mediatorEvents> = {
  registered: 'by-its-rules',
  changed: ({ available, ...others }) =>
    available === false && Object.keys(others).length === 0 ? 'always' : { limit: 'mediator-changes' },
  'words-erased': 'always',
  'hold-changed': holdBound,
};
