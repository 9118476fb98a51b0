import type { NewEvidence, NewGrading, NewOrder } from '@maplebridge/contracts/hazard';
import type * as z from 'zod';
import type { DataOf } from './state.ts';

/** The key of the words in the personal-data store. */
interface Noted {
  readonly note: string;
}

/** A pseudonym of this hazard alone. */
interface Done {
  readonly by: string;
}

/** A request's body without `at`, which every command has. */
type Said<S extends z.ZodType> = DistributiveOmit<z.output<S>, 'at'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** `at`: when it happened; `now`: when it is recorded. Both RFC 3339. */
type Command<T extends string, D = object> = {
  readonly type: T;
  readonly at: string;
  readonly now: string;
} & D;

/** The sender of the command looks up `recurrenceOf` and `similar`. */
export type FindHazard = Command<'FindHazard', DataOf<'found'> & { readonly reportId?: string | undefined }>;
export type PlaceHazard = Command<'PlaceHazard', DataOf<'placed'>>;
export type GradeHazard = Command<'GradeHazard', Said<typeof NewGrading>>;
/** The other three of the five requirements (五落实) are in the personal-data store, under the note. */
export type OrderRectification = Command<
  'OrderRectification',
  Noted & Pick<z.output<typeof NewOrder>, 'fundsYuan' | 'deadline' | 'stop'>
>;
export type ExtendOrder = Command<'ExtendOrder', Noted & { readonly deadline: string }>;
export type AddEvidence = Command<'AddEvidence', Said<typeof NewEvidence>>;
export type RectifyHazard = Command<'RectifyHazard', Noted & Done>;
export type ReviewHazard = Command<'ReviewHazard', Noted & Done & { readonly passed: boolean }>;
/** `hazard`: its own id; a hazard cannot be a duplicate of itself. */
export type DismissHazard = Command<
  'DismissHazard',
  Noted &
    (
      | { readonly why: 'unfounded' }
      | { readonly why: 'duplicate'; readonly of: string; readonly hazard: string }
    )
>;
/** Sent by the scheduler: record the deadlines that have passed. */
export type NoteDue = Command<'NoteDue'>;

export type HazardCommand =
  | FindHazard
  | PlaceHazard
  | GradeHazard
  | OrderRectification
  | ExtendOrder
  | AddEvidence
  | RectifyHazard
  | ReviewHazard
  | DismissHazard
  | NoteDue;
