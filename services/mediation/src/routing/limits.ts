import type { DisputeCategory } from '@maplebridge/contracts/intake';
import type { Deadline } from '@maplebridge/contracts/mediation';
import { type City, endOfDay, localDate, type Policy, type Span } from '@maplebridge/directory';
import chineseDays from 'chinese-days';

type Limit = Policy['limits'][number];

/** How long things may take, by the city's policy. Instants and ends are RFC 3339, days `YYYY-MM-DD`. */
export interface Limits {
  /** The limit on mediating a case accepted at an instant. */
  mediation(category: DisputeCategory, at: string): Deadline | undefined;
  /** What a limit on mediation means, by its rule; undefined for one that has left the policy. */
  meaning(rule: string): Pick<Limit, 'onExpiry' | 'movable'> | undefined;
  /** When a span that begins at an instant ends. */
  end(span: Span, at: string): string;
  /** The last second of a day. */
  endOf(day: string): string;
  /** Where a limit ends that stood still from one instant to another: what was left of it is left still. */
  resumed(deadline: Deadline, pausedAt: string, resumedAt: string): Deadline;
  /** The last day on which an agreement may be put before the court for confirmation. */
  confirmation(effectiveOn: string): string;
  /** The day of an instant in the city. */
  dateOf(at: string): string;
}

/** The day of the start is not counted, and a limit ends with its last day; hours run from the minute. */
export function limits({ timeZone, policy }: Pick<City, 'timeZone' | 'policy'>): Limits {
  const dateOf = (at: string) => localDate(at, timeZone);
  const endOf = (day: string) => endOfDay(day, timeZone);
  // Working days are costly to count, and many cases begin on the same day.
  const lastSecond = remembered((key: string) => {
    const [start = '', length, unit] = key.split(' ');
    return endOf(lastDay(start, { length: Number(length), unit: unit as Span['unit'] }));
  });
  const end = ({ length, unit }: Span, at: string) =>
    unit === 'hours'
      ? new Date(Date.parse(at) + length * 3_600_000).toISOString()
      : lastSecond(`${dateOf(at)} ${length} ${unit}`);
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

/** A function that keeps its latest answers; they depend on nothing but what is asked. */
function remembered<T>(make: (key: string) => T, most = 256): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

function lastDay(start: string, { length, unit }: Span): string {
  switch (unit) {
    case 'hours':
      throw new RangeError('hours have no last day');
    case 'days':
      return addDays(start, length);
    case 'months':
      return addMonths(start, length);
    case 'working-days':
      return chineseDays.findWorkday(length, start);
  }
}

/** Days after the first, up to and with the last. */
function daysBetween(first: string, last: string, unit: 'days' | 'working-days'): number {
  if (last <= first) return 0;
  if (unit === 'working-days') return chineseDays.getWorkdaysInRange(addDays(first, 1), last, true).length;
  return (Date.parse(last) - Date.parse(first)) / 86_400_000;
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
