import { type Standing, visibleTo } from '@maplebridge/contracts/visibility';
import { actsOnTips, type Caller, coversArea, isStaff, type ProblemReply, refuse } from '@maplebridge/lambda';
import type { ConfidentialRule } from '../domain/confidential-matter.ts';
import { circleOf, type Guarded } from '../domain/confidentiality.ts';
import type { Report } from '../report/state.ts';

/** What is known of a caller besides the token. */
export interface Known {
  /** The caller reported it. */
  readonly own: boolean;
  /** The caller may not mediate between its parties. Applies to every read of the report. */
  readonly recused?: boolean | undefined;
}

/** The standing of a signed-in caller towards a report. A role for a grid covers reports in that grid, except tips. */
export function standingOf(
  { kind, area, triage }: Pick<Report, 'kind' | 'area' | 'triage'>,
  caller: Caller,
  { own, recused = false }: Known,
): Standing {
  if (own) return 'reporter';
  if (!isStaff(caller)) return 'stranger';
  if (!coversArea(caller, area, triage?.grid)) return 'staff-elsewhere';
  if (kind === 'tip' && !actsOnTips(caller, area.station)) return 'stranger';
  return recused ? 'recused' : 'staff';
}

/** Why a caller may not open a report; undefined if they may. A report whose existence is hidden answers 404. */
export function accessProblem(
  rule: ConfidentialRule,
  report: Guarded,
  caller: Caller,
  known: Known = { own: false },
): ProblemReply | undefined {
  const standing = standingOf(report, caller, known);
  const visible = visibleTo(standing, circleOf(rule, report));
  if (visible.has('words')) return undefined;
  if (!visible.has('exists')) return refuse('not-found');
  if (standing === 'recused') return refuse('recused');
  return refuse(standing === 'staff-elsewhere' ? 'area-not-yours' : 'not-your-report');
}

/**
 * Why a caller may not erase or hold the data of another person's report; undefined if they may. Supervisors and administrators
 * may in their area. For tips, which are hidden from them, the officers of the station may.
 */
export function oversightProblem(
  rule: ConfidentialRule,
  state: Guarded,
  caller: Caller,
): ProblemReply | undefined {
  const denied = accessProblem(rule, state, caller);
  if (denied) return denied;
  const oversees = state.kind === 'tip' || caller.role === 'supervisor' || caller.role === 'admin';
  return oversees ? undefined : refuse('not-your-report', 'its reporter or those who oversee decide on that');
}
