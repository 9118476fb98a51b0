import type { DisputeCategory } from '@maplebridge/contracts/intake';
import type { Deadline, Procedure } from '@maplebridge/contracts/mediation';
import type { City, Policy, Span } from '@maplebridge/directory';
import { daysBetween, type Spans, spans, workdayFrom } from '@maplebridge/directory/spans';

type Limit = Policy['limits'][number];

/** How long things may take, by the city's policy. */
export interface Limits extends Pick<Spans, 'dateOf' | 'end' | 'endOf'> {
  /** The limit on mediating a case by a procedure that began at an instant. */
  mediation(category: DisputeCategory, procedure: Procedure, at: string): Deadline | undefined;
  /** What a limit on mediation means, by its rule; undefined for one that has left the policy. */
  meaning(rule: string): Pick<Limit, 'onExpiry' | 'appraisalStops' | 'extendable' | 'unit'> | undefined;
  /** When something ends that stood still from one instant to another: what was left of it, in its unit, is left still. */
  resumed(dueAt: string, unit: Span['unit'], pausedAt: string, resumedAt: string): string;
  /** The last day on which an agreement may be put before the court for confirmation. */
  confirmation(effectiveOn: string): string;
}

export function limits({ timeZone, policy }: Pick<City, 'timeZone' | 'policy'>): Limits {
  const { dateOf, end, endOf, lastDay } = spans(timeZone);
  const byRule = new Map(policy.limits.map((it) => [it.rule, it]));
  return {
    dateOf,
    end,
    endOf,
    meaning: (rule) => byRule.get(rule),
    mediation(category, procedure, at) {
      const limit = policy.limits.find(
        ({ categories, procedures }) =>
          (!categories || categories.includes(category)) && (!procedures || procedures.includes(procedure)),
      );
      return limit && { rule: limit.rule, dueAt: end(limit, at) };
    },
    resumed(dueAt, unit, pausedAt, resumedAt) {
      const days = unit === 'working-days' ? unit : 'days';
      const left = daysBetween(dateOf(pausedAt), dateOf(dueAt), days);
      return endOf(left > 0 ? lastDay(dateOf(resumedAt), { length: left, unit: days }) : dateOf(resumedAt));
    },
    confirmation(effectiveOn) {
      const { days, endsOnWorkday } = policy.judicialConfirmation;
      const last = lastDay(effectiveOn, { length: days, unit: 'days' });
      return endsOnWorkday ? workdayFrom(last) : last;
    },
  };
}
