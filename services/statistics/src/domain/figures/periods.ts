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

/** The part of a period that has elapsed, today included; undefined if it has not begun. */
export const elapsedOf = ({ from, to }: Period, today: string): Period | undefined =>
  from > today ? undefined : { from, to: to < today ? to : today };

/** The same days of earlier months. Whole months stay whole; a day that the shorter month lacks becomes its last day. */
function monthsBefore(period: Period, months: number): Period {
  const from = addMonths(period.from, -months);
  const to = addMonths(period.to, -months);
  return { from, to: isWholeMonths(period) ? lastOfMonth(to) : to };
}

/** 同比: the same elapsed days of last year. 29 February becomes 28 February; a whole February stays whole. */
export const yearBefore = (elapsed: Period): Period => monthsBefore(elapsed, 12);

/**
 * 环比: for a number of whole months (a month, a quarter, a year), the same elapsed days of as many months before. For any other span,
 * the same elapsed part of the span of equal length just before it.
 */
export function periodBefore(asked: Period, elapsed: Period): Period {
  if (isWholeMonths(asked)) return monthsBefore(elapsed, monthsIn(asked));
  const length = daysIn(asked);
  return { from: plusDays(elapsed.from, -length), to: plusDays(elapsed.to, -length) };
}
