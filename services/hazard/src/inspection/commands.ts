import type { NewItemAnswer } from '@maplebridge/contracts/hazard';
import type * as z from 'zod';
import type { DataOf } from './state.ts';

/** `at`: when it happened; `now`: when it is recorded. Both RFC 3339. */
type Command<T extends string, D = object> = {
  readonly type: T;
  readonly at: string;
  readonly now: string;
} & D;

/** The pseudonym of the person in this inspection. */
interface Done {
  readonly by: string;
}

/** The inspection uses the newest version of the pack. */
export type PlanInspection = Command<
  'PlanInspection',
  Omit<DataOf<'planned'>, 'checklist'> & { readonly pack: string }
>;
export type AssignInspectors = Command<
  'AssignInspectors',
  DataOf<'assigned'> & { readonly side: 'authority' | 'enterprise' }
>;
export type StartInspection = Command<'StartInspection', Done>;
/** `note`: the key of the words in the personal-data store. */
export type AnswerItem = Command<
  'AnswerItem',
  Done &
    Pick<z.output<typeof NewItemAnswer>, 'item' | 'answer'> & {
      readonly photos: readonly string[];
      readonly note?: string | undefined;
    }
>;
export type CompleteInspection = Command<'CompleteInspection', Done>;
export type CancelInspection = Command<'CancelInspection', DataOf<'cancelled'>>;
/** Sent by the scheduler: record the deadlines that have passed. */
export type NoteDue = Command<'NoteDue'>;

export type InspectionCommand =
  | PlanInspection
  | AssignInspectors
  | StartInspection
  | AnswerItem
  | CompleteInspection
  | CancelInspection
  | NoteDue;
