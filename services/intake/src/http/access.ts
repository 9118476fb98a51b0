import { type Standing, visibleTo } from '@maplebridge/contracts/visibility';
import { actsOnTips, type Caller, coversArea, isStaff, type ProblemReply, refuse } from '@maplebridge/lambda';
import type { ConfidentialRule } from '../domain/confidential-matter.ts';
import { circleOf, type Guarded } from '../domain/confidentiality.ts';
import type { Report } from '../report/state.ts';

/** What is known of a caller besides the token. */
export interface Known {
  /** They reported it. */
  readonly own: boolean;
  /** They may not mediate between its parties; who tells intake so decides it here for all readers. */
  readonly recused?: boolean | undefined;
}

/** As what someone signed in looks at a report. A role for a grid covers what lies in it, tips apart. */
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

/** Why someone may not open a report; undefined if they may. What they may not know of is not there. */
export function barredFrom(
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
 * Why this caller may not decide on what is kept of a report that is not their own. Supervisors and administrators may in their
 * area; of a tip, which they may not know of, the officers of its station.
 */
export function notOverseen(
  rule: ConfidentialRule,
  state: Guarded,
  caller: Caller,
): ProblemReply | undefined {
  const barred = barredFrom(rule, state, caller);
  if (barred) return barred;
  const oversees = state.kind === 'tip' || caller.role === 'supervisor' || caller.role === 'admin';
  return oversees ? undefined : refuse('not-your-report', 'its reporter or those who oversee decide on that');
}
