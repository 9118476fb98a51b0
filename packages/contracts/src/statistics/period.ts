import * as z from 'zod';

const year = '20\\d\\d';
const month = '(?:0[1-9]|1[0-2])';
const day = `${year}-${month}-(?:0[1-9]|[12]\\d|3[01])`;

/** A month of the calendar, `2019-10`. */
export const Month = z
  .string()
  .regex(new RegExp(`^${year}-${month}$`), 'must be a month, YYYY-MM')
  .meta({ id: 'Month', examples: ['2019-10'] });

/** First and last day, both counted. */
export interface Bounds {
  readonly from: string;
  readonly to: string;
}

const lastDayOf = (of: string): string => {
  const [y = 0, m = 0] = of.split('-').map(Number);
  return new Date(Date.UTC(y, m, 0)).toISOString().slice(0, 10);
};

const months = (first: string, last: string): Bounds => ({ from: `${first}-01`, to: lastDayOf(last) });

const isDay = (it: string): boolean => {
  const at = new Date(`${it}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(it);
};

/** The days of a period. */
export function boundsOf(period: string): Bounds {
  const [from = '', to] = period.split('/');
  if (to !== undefined) return { from, to };
  const [y, part] = from.split('-');
  if (part === undefined) return months(`${y}-01`, `${y}-12`);
  const quarter = /^Q([1-4])$/.exec(part)?.[1];
  if (quarter === undefined) return months(from, from);
  const last = Number(quarter) * 3;
  const of = (it: number) => `${y}-${String(it).padStart(2, '0')}`;
  return months(of(last - 2), of(last));
}

const isSound = (period: string): boolean => {
  const { from, to } = boundsOf(period);
  return isDay(from) && isDay(to) && from <= to;
};

/** What a figure told by others is about: a year, a quarter, a month, or the days from one to another. */
export const ObservedPeriod = z
  .string()
  .regex(new RegExp(`^(?:${year}(?:-Q[1-4]|-${month})?|${day}/${day})$`), {
    error: 'must be a year, a quarter (2019-Q3), a month (2019-10) or days (2019-04-01/2019-10-31)',
    abort: true,
  })
  .refine(isSound, 'must be days that there are, the first not after the last')
  .meta({ id: 'ObservedPeriod', examples: ['2019', '2019-Q3', '2019-10', '2019-04-01/2019-10-31'] });

const shifted = (it: string): string => it.replace(/^\d{4}/, (y) => String(Number(y) - 1));

/** The same period of the year before (同比); of a leap day, the day before it. */
export const yearBefore = (period: string): string =>
  period
    .split('/')
    .map((it) => shifted(it).replace(/^(\d{4})-02-29$/, '$1-02-28'))
    .join('/');
