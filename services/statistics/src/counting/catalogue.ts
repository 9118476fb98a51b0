import { type CloudEvent, eventType } from '@maplebridge/contracts';
import { localDate } from '@maplebridge/directory';
import { counterOf } from '../subject.ts';
import { countedTypes, subjects } from '../subjects.ts';
import type { Tally } from './tally.ts';

export { countedTypes };

/** By the type of the event, the subject that counts it and what it adds. */
const counting = new Map(
  subjects.flatMap((subject) =>
    Object.entries(subject.additions).map(([fact, addition]) => [
      eventType(subject.events, fact),
      { subject, addition, schema: subject.events.facts[fact]?.data },
    ]),
  ),
);

/** What an event adds to the leaves; nothing when its type does not count. Throws when it misses its schema. */
export function talliesOf({ type, time, area, data }: CloudEvent, timeZone: string): Tally[] {
  const found = counting.get(type);
  if (!found) return [];
  const { at = time, counts } = found.addition(found.schema?.parse(data) as never);
  const [, district = '', station = ''] = area.split('/');
  const named = Object.entries(counts).map(([name, n]) => [counterOf(found.subject.name, name), n ?? 0]);
  return [{ day: localDate(at, timeZone), district, station, counts: Object.fromEntries(named) }];
}
