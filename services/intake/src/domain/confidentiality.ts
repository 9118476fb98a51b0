import { type Circle, sees } from '@maplebridge/contracts/visibility';
import { hasEnded, type Report } from '../report/state.ts';
import type { ConfidentialRule, Matter } from './confidential-matter.ts';

/** The fields of a report that decide who may see it. */
export type Guarded = Matter & Pick<Report, 'area' | 'progress'> & Parameters<typeof hasEnded>[0];

/**
 * How confidential a report is. An open dispute is suggested to neighbours, who may join it. After it has ended it is not, nor
 * after it was transferred to an authority: the authority may know facts that the reporter did not mention.
 */
export function circleOf(rule: ConfidentialRule, report: Guarded): Circle {
  if (report.kind === 'tip') return 'tip';
  if (rule.applies(report)) return 'private';
  if (report.kind !== 'dispute') return 'public';
  const isTransferred = report.progress.some(({ step }) => step === 'case-transferred');
  return isTransferred || hasEnded(report) ? 'settled' : 'neighbours';
}

/** Whether any signed-in user may see that a report exists, in order to join it. */
export const isSuggested = (rule: ConfidentialRule, report: Guarded): boolean =>
  sees('stranger', circleOf(rule, report), 'joined');

/** Whether anyone may find a report without signing in. */
export const isPublic = (rule: ConfidentialRule, report: Guarded): boolean =>
  sees('anyone', circleOf(rule, report), 'exists');
