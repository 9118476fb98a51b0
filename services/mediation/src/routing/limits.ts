import type { DisputeCategory } from '@maplebridge/contracts/intake';
import type { Deadline } from '@maplebridge/contracts/mediation';
import { type City, endOfDay, localDate, type Policy } from '@maplebridge/directory';
import chineseDays from 'chinese-days';

/** How long things may take, by the city's policy. */
export interface Limits {
  /** The limit on mediating a case accepted at an instant. */
  mediation(category: DisputeCategory, at: string): Deadline | undefined;
  /** The last day on which an agreement may be put before the court for confirmation. */
  confirmation(effectiveOn: string): string;
  /** The day of an instant in the city. */
  dateOf(at: string): string;
}

/** The day of the start is not counted, and a limit ends with its last day. */
export function limits({ timeZone, policy }: Pick<City, 'timeZone' | 'policy'>): Limits {
  const dateOf = (at: string) => localDate(at, timeZone);
  return {
    dateOf,
    mediation(category, at) {
      const limit = policy.limits.find(({ categories }) => !categories || categories.includes(category));
      return limit && { rule: limit.rule, dueAt: endOfDay(lastDay(dateOf(at), limit), timeZone) };
    },
    confirmation: (effectiveOn) =>
      lastDay(effectiveOn, { length: policy.judicialConfirmation.days, unit: 'days' }),
  };
}

function lastDay(start: string, { length, unit }: Pick<Policy['limits'][number], 'length' | 'unit'>): string {
  switch (unit) {
    case 'days':
      return addDays(start, length);
    case 'months':
      return addMonths(start, length);
    case 'working-days':
      return chineseDays.findWorkday(length, start);
  }
}

function addDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** The same day of a later month, or that month's last day when it is shorter. */
function addMonths(date: string, months: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  const wanted = day.getUTCDate();
  day.setUTCMonth(day.getUTCMonth() + months, 1);
  const lastOfMonth = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  day.setUTCDate(Math.min(wanted, lastOfMonth));
  return day.toISOString().slice(0, 10);
}
