import chineseDays from 'chinese-days';
import { addMonths, endOfDay, localDate } from './calendar.ts';
import type { Span } from './schema-parts.ts';

/** The arithmetic of limits in a time zone. Instants and ends are RFC 3339, days `YYYY-MM-DD`. */
export interface Spans {
  /** The day of an instant in the city. */
  dateOf(at: string): string;
  /** The last second of a day. */
  endOf(day: string): string;
  /** When a span that begins at an instant ends. */
  end(span: Span, at: string): string;
  /** The last day of a span that begins on a day; hours have none, and are refused with a RangeError. */
  lastDay(start: string, span: Span): string;
}

/** The day of the start is not counted, and a span ends with its last day; hours run from the minute. */
export function spans(timeZone: string): Spans {
  const dateOf = (at: string) => localDate(at, timeZone);
  const endOf = (day: string) => endOfDay(day, timeZone);
  // Working days are costly to count, and many matters begin on the same day.
  const lastSecond = remembered((key: string) => {
    const [start = '', length, unit] = key.split(' ');
    return endOf(lastDay(start, { length: Number(length), unit: unit as Span['unit'] }));
  });
  return {
    dateOf,
    endOf,
    lastDay,
    end: ({ length, unit }, at) =>
      unit === 'hours'
        ? new Date(Date.parse(at) + length * 3_600_000).toISOString()
        : lastSecond(`${dateOf(at)} ${length} ${unit}`),
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
export function daysBetween(first: string, last: string, unit: 'days' | 'working-days'): number {
  if (last <= first) return 0;
  if (unit === 'working-days') return chineseDays.getWorkdaysInRange(addDays(first, 1), last, true).length;
  return (Date.parse(last) - Date.parse(first)) / 86_400_000;
}

function addDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
