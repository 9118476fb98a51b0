import { Danger, type DisputeFacts, ReportKindCode } from '@maplebridge/contracts/intake';
import * as z from 'zod';
import { Condition, matcher, Range } from './conditions.ts';

/** What a line of the triage asks of a report: all of it. */
export const TriageCondition = Condition.extend({
  kinds: z.array(ReportKindCode).min(1).optional(),
  categories: z.array(z.string()).min(1).optional(),
  danger: z.array(Danger).min(1).optional().describe('Any of them'),
  departments: Range.optional().describe('How many departments the decision table would invite'),
});
export type TriageCondition = z.infer<typeof TriageCondition>;

/** A report as far as the triage looks at it. */
export interface Triaged {
  readonly kind: z.infer<typeof ReportKindCode>;
  readonly category: string;
  readonly facts: DisputeFacts;
  readonly danger: readonly Danger[];
  readonly departments: number;
}

/** The condition as a function, made once for many reports. */
export function triageMatcher(condition: TriageCondition): (report: Triaged) => boolean {
  const { kinds, categories, danger, departments, ...facts } = condition;
  const { atLeast = 0, below = Number.POSITIVE_INFINITY } = departments ?? {};
  const fits = matcher(facts);
  return (report) =>
    (kinds?.includes(report.kind) ?? true) &&
    (categories?.includes(report.category) ?? true) &&
    (danger?.some((it) => report.danger.includes(it)) ?? true) &&
    report.departments >= atLeast &&
    report.departments < below &&
    fits(report);
}
