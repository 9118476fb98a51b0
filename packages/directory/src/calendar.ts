const minute = 60_000;
const quarter = 15 * minute;
const day = 24 * 60 * minute;

/** A function of a whole number that keeps its latest answers. */
function remembered<T>(make: (n: number) => T, most = 1000): (n: number) => T {
  const known = new Map<number, T>();
  return (n) => {
    const found = known.get(n);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const made = make(n);
    known.set(n, made);
    return made;
  };
}

/**
 * How far the clocks of a time zone are ahead of UTC, in milliseconds, by the quarter of an hour: clocks are set at full quarters.
 * Asking `Intl` every time would cost as much as all the rest of a routing decision.
 */
function clockOf(timeZone: string): (quarters: number) => number {
  // The Swedish locale writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return remembered((quarters) => {
    const start = quarters * quarter;
    return Date.parse(`${format.format(start).replace(' ', 'T')}Z`) - start;
  });
}

const clocks = new Map<string, ReturnType<typeof clockOf>>();

/** What the clocks of a time zone show at an instant, in milliseconds since they showed the beginning of 1970. */
function shown(instant: string, timeZone: string): number {
  const clock = clocks.get(timeZone) ?? clockOf(timeZone);
  clocks.set(timeZone, clock);
  const time = Date.parse(instant);
  return time + clock(Math.floor(time / quarter));
}

const dateOf = remembered((days) => new Date(days * day).toISOString().slice(0, 10));
const timeOf = remembered((minutes) => new Date(minutes * minute).toISOString().slice(11, 16), 1440);

/** The calendar day of an instant in a time zone, `YYYY-MM-DD`. */
export const localDate = (instant: string, timeZone: string): string =>
  dateOf(Math.floor(shown(instant, timeZone) / day));

/** Day, weekday (Monday is 1) and time of day (`HH:MM`) of an instant in a time zone. */
export function localTime(
  instant: string,
  timeZone: string,
): { date: string; weekday: number; time: string } {
  const time = shown(instant, timeZone);
  const days = Math.floor(time / day);
  const minutes = Math.floor((time - days * day) / minute);
  return { date: dateOf(days), weekday: new Date(time).getUTCDay() || 7, time: timeOf(minutes) };
}

/** The first instant of a day in a time zone, RFC 3339 with the zone's offset. */
export const startOfDay = (date: string, timeZone: string): string =>
  `${date}T00:00:00${offset(date, timeZone)}`;

/** The last second of a day in a time zone, RFC 3339 with the zone's offset. */
export const endOfDay = (date: string, timeZone: string): string =>
  `${date}T23:59:59${offset(date, timeZone)}`;

/** The same day of a later month, or that month's last day when it is shorter. */
export function addMonths(date: string, months: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  const wanted = day.getUTCDate();
  day.setUTCMonth(day.getUTCMonth() + months, 1);
  const lastOfMonth = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  day.setUTCDate(Math.min(wanted, lastOfMonth));
  return day.toISOString().slice(0, 10);
}

function offset(date: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
    new Date(`${date}T12:00:00Z`),
  );
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? '+00:00' : name.slice('GMT'.length);
}
