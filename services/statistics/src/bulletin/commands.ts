import type { Area } from '@maplebridge/contracts';
import type { CorrectionGround, Snapshot } from '@maplebridge/contracts/statistics';

/** `at`: time of issue, RFC 3339; `snapshot`: the figures at that time. */
type Command<T extends string, D> = {
  readonly type: T;
  readonly at: string;
  readonly snapshot: Snapshot;
} & D;

/** Sent by the scheduler after a month has ended, or by a supervisor for an earlier month. `today`: the calendar day in the city. */
export type IssueBulletin = Command<
  'IssueBulletin',
  { readonly area: Area; readonly code: string; readonly month: string; readonly today: string }
>;
export type CorrectBulletin = Command<'CorrectBulletin', { readonly ground: CorrectionGround }>;

export type BulletinCommand = IssueBulletin | CorrectBulletin;
