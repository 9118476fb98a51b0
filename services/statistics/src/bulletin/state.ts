import type { Area } from '@maplebridge/contracts';
import type { BulletinEvent, CorrectionGround, Snapshot } from '@maplebridge/contracts/statistics';
import { assertNever } from '@maplebridge/event-log';

/** What was issued, and stays as it was (ADR 0038). */
export interface Issue {
  readonly issuedAt: string;
  readonly ground?: CorrectionGround;
  readonly snapshot: Snapshot;
}

export interface Bulletin {
  readonly area: Area;
  readonly code: string;
  readonly month: string;
  /** The first first; there is always one. */
  readonly issues: readonly [Issue, ...Issue[]];
}
/** Undefined before it was issued. */
export type BulletinState = Bulletin | undefined;

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

/** A version, the newest unless told; undefined where there is none of that number. */
export const issueOf = ({ issues }: Bulletin, version: number = issues.length): Issue | undefined =>
  issues[version - 1];

export const newestOf = ({ issues }: Bulletin): Issue => issues.at(-1) ?? issues[0];
