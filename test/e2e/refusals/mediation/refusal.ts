import { type ProblemCase, rowsOf } from '../table.ts';
import type { StateName } from './states.ts';

/** A refusal for a case or mediator in a given state. */
export type CaseProblemCase = ProblemCase<StateName, Who>;

/** `stranger` works for another station; `lead` is the mediator who was asked, `related` one who declared a conflict. */
export type Who =
  | 'officer'
  | 'stranger'
  | 'lead'
  | 'related'
  | 'supervisor'
  | 'elsewhere'
  | 'labour'
  | 'alchemy';

export const rows = rowsOf<CaseProblemCase>();
