/** A formatter costs as much as a hundred uses of it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  // The Swedish locale writes dates as ISO 8601 does.
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  formatters.set(timeZone, made);
  return made;
}

/** The calendar day of an instant in a time zone, `YYYY-MM-DD`. */
export const localDate = (instant: string, timeZone: string): string =>
  formatter(timeZone).format(new Date(instant)).slice(0, 10);

/** Day, weekday (Monday is 1) and time of day (`HH:MM`) of an instant in a time zone. */
export function localTime(
  instant: string,
  timeZone: string,
): { date: string; weekday: number; time: string } {
  const text = formatter(timeZone).format(new Date(instant));
  const date = text.slice(0, 10);
  return { date, weekday: new Date(`${date}T00:00:00Z`).getUTCDay() || 7, time: text.slice(11, 16) };
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
