import type { BulletinEvent } from '@maplebridge/contracts/statistics';
import { assertNever } from '@maplebridge/event-log';
import type { BulletinState } from './state.ts';

export function evolve(state: BulletinState, event: BulletinEvent): BulletinState {
  switch (event.type) {
    case 'published': {
      const { snapshot, ...of } = event.data;
      return { ...of, issues: [{ issuedAt: event.at, snapshot }] };
    }
    case 'corrected': {
      if (!state) throw new Error('corrected before published');
      const { ground, snapshot } = event.data;
      return { ...state, issues: [...state.issues, { issuedAt: event.at, ground, snapshot }] };
    }
    default:
      return assertNever(event);
  }
}
