import type { CloudEvent } from '@maplebridge/contracts';
import { localDate } from '@maplebridge/directory';
import { incrementsOf } from '@maplebridge/statistics/counting';

const timeZone = 'Asia/Shanghai';

/** Sums by `day station name`, without those that are zero. */
export type Sums = Readonly<Record<string, number>>;

const withoutZeros = (sums: ReadonlyMap<string, number>): Sums =>
  Object.fromEntries([...sums].filter(([, n]) => n !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What statistics count from the events. */
export function tallied(events: readonly CloudEvent[]): Sums {
  const sums = new Map<string, number>();
  for (const { day, station, counts } of events.flatMap((event) => incrementsOf(event, timeZone))) {
    for (const [name, n] of Object.entries(counts)) {
      const key = `${day} ${station} ${name}`;
      sums.set(key, (sums.get(key) ?? 0) + n);
    }
  }
  return withoutZeros(sums);
}

/** A sheet of counts by a reader of the final states. */
export function sheet() {
  const strokes = new Map<string, number>();
  return {
    stroke(at: string, station: string, name: string, by: Readonly<Record<string, string>> = {}): void {
      const names = [
        name,
        ...Object.entries(by).map(([dimension, value]) => `${name}/${dimension}=${value}`),
      ];
      for (const it of names) {
        const key = `${localDate(at, timeZone)} ${station} ${it}`;
        strokes.set(key, (strokes.get(key) ?? 0) + 1);
      }
    },
    sums: (): Sums => withoutZeros(strokes),
  };
}
export type Sheet = ReturnType<typeof sheet>;

/** The begun hours or days between two instants, at least one; above the last bin it is `beyond`. */
export function begun(unit: 'hours' | 'days', most: number, from: string, to: string): string {
  const units = Math.ceil((Date.parse(to) - Date.parse(from)) / (unit === 'hours' ? 3_600_000 : 86_400_000));
  if (units > most) return 'beyond';
  return String(Math.max(units, 1));
}

/** The same events in another order, derived from a number. */
export function shuffled(events: readonly CloudEvent[], seed: number): CloudEvent[] {
  const order = events.map((event, i) => [Math.imul(i + 1, seed | 1) >>> 0, event] as const);
  return order.sort(([a], [b]) => a - b).map(([, event]) => event);
}
