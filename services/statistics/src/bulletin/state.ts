import type { Area } from '@maplebridge/contracts';
import type { CorrectionGround, Snapshot } from '@maplebridge/contracts/statistics';

/** One issued version of a bulletin. It never changes (ADR 0038). */
export interface IssuedVersion {
  readonly issuedAt: string;
  readonly ground?: CorrectionGround;
  readonly snapshot: Snapshot;
}

export interface Bulletin {
  readonly area: Area;
  readonly code: string;
  readonly month: string;
  /** Oldest first, never empty. */
  readonly issues: readonly [IssuedVersion, ...IssuedVersion[]];
}
/** Undefined before the first version is issued. */
export type BulletinState = Bulletin | undefined;

/** A version by number, the newest by default; undefined if there is no such version. */
export const issueOf = ({ issues }: Bulletin, version: number = issues.length): IssuedVersion | undefined =>
  issues[version - 1];

export const newestOf = ({ issues }: Bulletin): IssuedVersion => issues.at(-1) ?? issues[0];
