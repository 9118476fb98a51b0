/** The calendar day of an instant in a time zone, `YYYY-MM-DD`. */
export function localDate(instant: string, timeZone: string): string {
  // The Swedish locale writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(instant));
}

/** The first instant of a day in a time zone, RFC 3339 with the zone's offset. */
export const startOfDay = (date: string, timeZone: string): string =>
  `${date}T00:00:00${offset(date, timeZone)}`;

/** The last second of a day in a time zone, RFC 3339 with the zone's offset. */
export const endOfDay = (date: string, timeZone: string): string =>
  `${date}T23:59:59${offset(date, timeZone)}`;

function offset(date: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
    new Date(`${date}T12:00:00Z`),
  );
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? '+00:00' : name.slice('GMT'.length);
}
