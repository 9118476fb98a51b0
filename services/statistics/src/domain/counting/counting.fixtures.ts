import { type CloudEvent, cloudEvent, type EventCatalogue, type EventOf } from '@maplebridge/contracts';
import { incrementsOf } from './catalogue.ts';

export const id = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
export const area = { city: '321100', district: '321171', station: 'dingmao' };
/** A day of May 2019, at nine in the morning. */
export const may = (day: number, time = '09:00:00'): string =>
  `2019-05-${String(day).padStart(2, '0')}T${time}+08:00`;

type DataOf<C extends EventCatalogue, F> = Extract<EventOf<C>, { type: F }>['data'];

/** An event of the station Dingmao, as statistics receives it. */
export const heard = <C extends EventCatalogue, F extends keyof C['facts'] & string>(
  { service, aggregate }: C,
  type: F,
  at: string,
  data: DataOf<C, F>,
): CloudEvent =>
  cloudEvent({
    city: 'zhenjiang',
    ...{ service, stream: `${aggregate}-${id}`, version: 1, type, schemaVersion: 1 },
    ...{ at, area: Object.values(area).join('/'), data },
  });

/** The sum of what events add, by day, without zeros. */
export function sums(...events: readonly CloudEvent[]): Record<string, Record<string, number>> {
  const days = new Map<string, Map<string, number>>();
  for (const { day, counts } of events.flatMap((event) => incrementsOf(event, 'Asia/Shanghai'))) {
    const sum = days.get(day) ?? new Map<string, number>();
    for (const [name, n] of Object.entries(counts)) sum.set(name, (sum.get(name) ?? 0) + n);
    days.set(day, sum);
  }
  const left = [...days].map(([day, sum]) => [day, [...sum].filter(([, n]) => n !== 0)] as const);
  return Object.fromEntries(
    left.flatMap(([day, sum]) => (sum.length ? [[day, Object.fromEntries(sum)]] : [])),
  );
}
