import type { Area } from '@maplebridge/contracts';
import type { CorrectionGround, Snapshot } from '@maplebridge/contracts/statistics';

/** `at`: when it is issued, RFC 3339; `snapshot`: the figures as they stand then. */
type Command<T extends string, D> = {
  readonly type: T;
  readonly at: string;
  readonly snapshot: Snapshot;
} & D;

/** The scheduler's, once a month has ended, or a supervisor's of an earlier one. `today`: the day in the city. */
export type IssueBulletin = Command<
  'IssueBulletin',
  { readonly area: Area; readonly code: string; readonly month: string; readonly today: string }
>;
export type CorrectBulletin = Command<'CorrectBulletin', { readonly ground: CorrectionGround }>;

export type BulletinCommand = IssueBulletin | CorrectBulletin;
