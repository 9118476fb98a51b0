import type { Period } from '@maplebridge/contracts/statistics';
import { addMonths } from '@maplebridge/directory';

const ms = 86_400_000;

export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * ms).toISOString().slice(0, 10);

export const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;
export const lastOfMonth = (day: string): string => plusDays(addMonths(firstOfMonth(day), 1), -1);

export const daysIn = ({ from, to }: Period): number => (Date.parse(to) - Date.parse(from)) / ms + 1;
const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
export const monthsIn = ({ from, to }: Period): number => monthOf(to) - monthOf(from) + 1;
const isWholeMonths = ({ from, to }: Period): boolean =>
  from === firstOfMonth(from) && to === lastOfMonth(to);

/** What of a period has elapsed on a day, that day included; undefined of the future. */
export const elapsedOf = ({ from, to }: Period, today: string): Period | undefined =>
  from > today ? undefined : { from, to: to < today ? to : today };

/** The same days of earlier months. Whole months stay whole; a day that a shorter month lacks gives way to its last. */
function monthsBefore(period: Period, months: number): Period {
  const from = addMonths(period.from, -months);
  const to = addMonths(period.to, -months);
  return { from, to: isWholeMonths(period) ? lastOfMonth(to) : to };
}

/** 同比: the same elapsed days of last year; 29 February answers to 28 February, and a whole February to a whole one. */
export const yearBefore = (elapsed: Period): Period => monthsBefore(elapsed, 12);

/**
 * 环比: of so many whole months the same elapsed days of as many months before (a month, a quarter, a year); of any other span the
 * same elapsed part of the span of its length just before it.
 */
export function periodBefore(asked: Period, elapsed: Period): Period {
  if (isWholeMonths(asked)) return monthsBefore(elapsed, monthsIn(asked));
  const length = daysIn(asked);
  return { from: plusDays(elapsed.from, -length), to: plusDays(elapsed.to, -length) };
}
