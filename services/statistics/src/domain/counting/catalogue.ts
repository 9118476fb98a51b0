import { type CloudEvent, type EventCatalogue, type EventContract, eventType } from '@maplebridge/contracts';
import { accidentEvents, hazardEvents, inspectionEvents } from '@maplebridge/contracts/hazard';
import { reportEvents } from '@maplebridge/contracts/intake';
import { caseEvents } from '@maplebridge/contracts/mediation';
import { localDate } from '@maplebridge/directory';
import { accidents } from './accidents.ts';
import { cases } from './cases.ts';
import type { Counted, Counting } from './counted.ts';
import { hazards } from './hazards.ts';
import type { Increment } from './increment.ts';
import { inspections } from './inspections.ts';
import { reports } from './reports.ts';

/** How events of one type are counted. */
interface Entry {
  readonly schema: EventContract['data'];
  readonly rule: (fact: { readonly at: string; readonly data: never }) => readonly Counted[];
}

const entries = <C extends EventCatalogue>(events: C, counting: Counting<C>): [string, Entry][] =>
  Object.entries<Entry['rule'] | null>(counting).flatMap(([fact, rule]): [string, Entry][] => {
    const schema = events.facts[fact]?.data;
    return rule && schema ? [[eventType(events, fact), { schema, rule }]] : [];
  });

/** Events of mediators and enterprises are not counted: statistics are about matters and stations. */
const byType = new Map([
  ...entries(reportEvents, reports),
  ...entries(caseEvents, cases),
  ...entries(hazardEvents, hazards),
  ...entries(inspectionEvents, inspections),
  ...entries(accidentEvents, accidents),
]);

/** The event types that are counted. */
export const countedTypes: readonly string[] = [...byType.keys()];

/**
 * What an event adds to the rollups, one increment per day; empty if its type is not counted. Throws if it does not match its schema
 * or has no station.
 */
export function incrementsOf({ id, type, time: at, area, data }: CloudEvent, timeZone: string): Increment[] {
  const found = byType.get(type);
  if (!found) return [];
  const [, district, station] = area.split('/');
  if (!district || !station) throw new Error(`${id} has no station`);
  const happened = found.rule({ at, data: found.schema.parse(data) as never });
  const incrementsFor = (some: readonly Counted[], restricted: { restricted?: true }): Increment[] =>
    [...byDay(some, timeZone)].map(([day, counts]) => ({ day, district, station, ...restricted, counts }));
  return [
    ...incrementsFor(
      happened.filter((it) => !it.restricted),
      {},
    ),
    ...incrementsFor(
      happened.filter((it) => it.restricted),
      { restricted: true },
    ),
  ];
}

function byDay(happened: readonly Counted[], timeZone: string): Map<string, Record<string, number>> {
  const days = new Map<string, Record<string, number>>();
  for (const { at, n, names } of happened.filter((it) => it.names.length > 0)) {
    const day = localDate(at, timeZone);
    const counts = days.get(day) ?? {};
    for (const name of names) counts[name] = (counts[name] ?? 0) + n;
    days.set(day, counts);
  }
  return days;
}
