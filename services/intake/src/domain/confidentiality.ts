import { type Circle, sees } from '@maplebridge/contracts/visibility';
import { hasEnded, type Report } from '../report/state.ts';
import type { ConfidentialRule, Matter } from './confidential-matter.ts';

/** What of a report as it stands decides who may see it. */
export type Guarded = Matter & Pick<Report, 'area' | 'progress'> & Parameters<typeof hasEnded>[0];

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

/** Whether anyone signed in may learn that a report is there, to say that it is theirs too. */
export const isSuggested = (rule: ConfidentialRule, report: Guarded): boolean =>
  sees('stranger', circleOf(rule, report), 'joined');

/** Whether anyone may find a report, without a token. */
export const isPublic = (rule: ConfidentialRule, report: Guarded): boolean =>
  sees('anyone', circleOf(rule, report), 'exists');
