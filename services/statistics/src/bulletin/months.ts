import { addMonths, localTime } from '@maplebridge/directory';

/** The month a number of months earlier. */
export const monthBefore = (month: string, by: number): string => addMonths(`${month}-01`, -by).slice(0, 7);

/** The last months up to and including one, earliest first. */
export const monthsUpTo = (month: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => monthBefore(month, count - 1 - i));

/** When bulletins of a month are issued: on a day of the next month, from an hour on, local time of the city. */
export interface Schedule {
  readonly day: number;
  readonly hour: number;
}

/** The latest month whose bulletins are due by now. */
export function dueMonth({ day, hour }: Schedule, timeZone: string, now: string): string {
  const { date, time } = localTime(now, timeZone);
  const [today, at] = [Number(date.slice(8)), Number(time.slice(0, 2))];
  const isDue = today > day || (today === day && at >= hour);
  return monthBefore(date.slice(0, 7), isDue ? 1 : 2);
}
