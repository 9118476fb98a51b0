import type { NewItemAnswer } from '@maplebridge/contracts/hazard';
import type * as z from 'zod';
import type { DataOf } from './state.ts';

/** `at`: when it happened; `now`: when it is recorded. Both RFC 3339. */
type Command<T extends string, D = object> = {
  readonly type: T;
  readonly at: string;
  readonly now: string;
} & D;

/** What the inspection's history calls whoever does it. */
interface Done {
  readonly by: string;
}

/** The newest version of the pack is what it will be made by. */
export type PlanInspection = Command<
  'PlanInspection',
  Omit<DataOf<'planned'>, 'checklist'> & { readonly pack: string }
>;
export type AssignInspectors = Command<
  'AssignInspectors',
  DataOf<'assigned'> & { readonly side: 'authority' | 'enterprise' }
>;
export type StartInspection = Command<'StartInspection', Done>;
/** `note`: where the words stand. */
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
/** The scheduler's: what is due by now. */
export type NoteDue = Command<'NoteDue'>;

export type InspectionCommand =
  | PlanInspection
  | AssignInspectors
  | StartInspection
  | AnswerItem
  | CompleteInspection
  | CancelInspection
  | NoteDue;
