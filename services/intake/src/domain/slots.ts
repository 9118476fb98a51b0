import { type Desk, localTime, startOfDay } from '@maplebridge/directory';

/** Places at a desk at one time. Instants are RFC 3339 with the city's offset. */
export interface Slot {
  readonly desk: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly places: number;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((it) => String(it).padStart(2, '0')).join(':');

/** The slots of a desk on a day, in order. A slot must end before the desk closes. */
export function slotsOf(desk: Desk, date: string, timeZone: string): Slot[] {
  const midnight = startOfDay(date, timeZone);
  const { weekday } = localTime(midnight, timeZone);
  const at = (minutes: number) => midnight.replace('T00:00', `T${timeOf(minutes)}`);
  const { id, slotMinutes, placesPerSlot: places } = desk;
  return desk.hours
    .filter(({ days }) => days.includes(weekday))
    .flatMap(({ from, to }) => {
      const [opens, closes] = [minutesOf(from), minutesOf(to)];
      const many = Math.max(0, Math.floor((closes - opens) / slotMinutes));
      return Array.from({ length: many }, (_, n) => opens + n * slotMinutes);
    })
    .sort((a, b) => a - b)
    .map((start) => ({ desk: id, startsAt: at(start), endsAt: at(start + slotMinutes), places }));
}

/** Finds the slot that starts at an instant, at a desk that serves the category; undefined if there is none. */
export function slotAt(
  desks: readonly Desk[],
  timeZone: string,
  wanted: { readonly desk: string; readonly category: string; readonly startsAt: string },
): Slot | undefined {
  const desk = desks.find(({ id, categories }) => id === wanted.desk && categories.includes(wanted.category));
  const instant = Date.parse(wanted.startsAt);
  return (
    desk &&
    slotsOf(desk, localTime(wanted.startsAt, timeZone).date, timeZone).find(
      ({ startsAt }) => Date.parse(startsAt) === instant,
    )
  );
}
