import { type Circle, type Standing, sees, visibleTo } from '@maplebridge/contracts/visibility';
import { actsOnTips, type Caller, coversArea, isStaff, type ProblemReply, refuse } from '@maplebridge/lambda';
import type { ConfidentialRule, Matter } from './confidential-matter.ts';
import { hasEnded, type Report } from './report/state.ts';

/** What of a report as it stands decides who may see it. */
export type Guarded = Matter & Pick<Report, 'area' | 'progress'> & Parameters<typeof hasEnded>[0];

/** What is known of a caller besides the token. */
export interface Known {
  /** They reported it. */
  readonly own: boolean;
  /** They may not mediate between its parties; who tells intake so decides it here for all readers. */
  readonly recused?: boolean | undefined;
}

/**
 * How confidential a report is. A dispute is suggested to neighbours as long as there is something to join: not when it has ended,
 * nor when an authority has it, which may know what the reporter did not say.
 */
export function circleOf(rule: ConfidentialRule, report: Guarded): Circle {
  if (report.kind === 'tip') return 'tip';
  if (rule.applies(report)) return 'private';
  if (report.kind !== 'dispute') return 'public';
  const isTransferred = report.progress.some(({ step }) => step === 'case-transferred');
  return isTransferred || hasEnded(report) ? 'settled' : 'neighbours';
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

/** Whether anyone signed in may learn that a report is there, to say that it is theirs too. */
export const isSuggested = (rule: ConfidentialRule, report: Guarded): boolean =>
  sees('stranger', circleOf(rule, report), 'joined');

/** Whether anyone may find a report, without a token. */
export const isPublic = (rule: ConfidentialRule, report: Guarded): boolean =>
  sees('anyone', circleOf(rule, report), 'exists');
