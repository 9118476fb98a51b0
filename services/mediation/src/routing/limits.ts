import type { DisputeCategory } from '@maplebridge/contracts/intake';
import type { Deadline } from '@maplebridge/contracts/mediation';
import type { City, Policy } from '@maplebridge/directory';
import { daysBetween, type Spans, spans } from '@maplebridge/directory/spans';

type Limit = Policy['limits'][number];

/** How long things may take, by the city's policy. */
export interface Limits extends Pick<Spans, 'dateOf' | 'end' | 'endOf'> {
  /** The limit on mediating a case accepted at an instant. */
  mediation(category: DisputeCategory, at: string): Deadline | undefined;
  /** What a limit on mediation means, by its rule; undefined for one that has left the policy. */
  meaning(rule: string): Pick<Limit, 'onExpiry' | 'movable'> | undefined;
  /** Where a limit ends that stood still from one instant to another: what was left of it is left still. */
  resumed(deadline: Deadline, pausedAt: string, resumedAt: string): Deadline;
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
    mediation(category, at) {
      const limit = policy.limits.find(({ categories }) => !categories || categories.includes(category));
      return limit && { rule: limit.rule, dueAt: end(limit, at) };
    },
    resumed({ rule, dueAt }, pausedAt, resumedAt) {
      const unit = byRule.get(rule)?.unit === 'working-days' ? 'working-days' : 'days';
      const left = daysBetween(dateOf(pausedAt), dateOf(dueAt), unit);
      return {
        rule,
        dueAt: endOf(left > 0 ? lastDay(dateOf(resumedAt), { length: left, unit }) : dateOf(resumedAt)),
      };
    },
    confirmation: (effectiveOn) =>
      lastDay(effectiveOn, { length: policy.judicialConfirmation.days, unit: 'days' }),
  };
}
