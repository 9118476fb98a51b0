import { type ProblemCase, rowsOf } from '../table.ts';
import type { StateName } from './states.ts';

/** A refusal for an enterprise, inspection, hazard or accident in a given state. */
export type SafetyProblemCase = ProblemCase<StateName, Who>;

/** `stranger` works for another station, `rival` for another enterprise, `elsewhere` supervises another district; `enterprise` has the plant. */
export type Who =
  | 'supervisor'
  | 'elsewhere'
  | 'officer'
  | 'second'
  | 'stranger'
  | 'enterprise'
  | 'rival'
  | 'emergency'
  | 'court'
  | 'health';

export const rows = rowsOf<SafetyProblemCase>();

/** With the other values a row needs. */
export const withAll = (
  some: readonly SafetyProblemCase[],
  more: Partial<SafetyProblemCase>,
): SafetyProblemCase[] => some.map((row) => ({ ...row, ...more }));
