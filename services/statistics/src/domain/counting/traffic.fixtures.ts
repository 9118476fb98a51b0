import { type CloudEvent, cloudEvent, typeName } from '@maplebridge/contracts';
import { type Counter, counters, spans } from '@maplebridge/contracts/statistics';
import type { RecordedEvent } from '@maplebridge/event-log';
import { type Service, services } from '../../store/engine.fixtures.ts';
import type { Increment } from './increment.ts';
import type { Rules } from './rules.ts';

/** Pseudo-random numbers in [0, 1) from a seed (mulberry32), so that a run can be repeated. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
export type Random = () => number;

export const upTo = (random: Random, n: number): number => Math.floor(random() * n);
const oneOf = <T>(random: Random, some: readonly T[]): T => some[upTo(random, some.length)] as T;

export function shuffled<T>(random: Random, some: readonly T[]): T[] {
  const all = [...some];
  for (let i = all.length - 1; i > 0; i--) {
    const j = upTo(random, i + 1);
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
}

/** Rules for test events that carry their increments as data: these tests do not depend on the real rules. */
export const fixtureRules: Rules = {
  types: Object.entries(services).map(([service, aggregate]) => typeName(service, aggregate, 'told', 1)),
  incrementsOf: ({ data }) => {
    if (!Array.isArray((data as FixtureData).increments)) throw new Error('it has no increments');
    return (data as FixtureData).increments;
  },
};
interface FixtureData {
  readonly increments: readonly Increment[];
}

export interface Traffic {
  readonly events: number;
  readonly stations: number;
  readonly days: number;
}

const values = ['neighbours', 'family', 'labour', 'contract'];
const bins = 12;
const names = Object.keys(counters) as Counter[];

function counts(random: Random, sign: number): Record<string, number> {
  const name = oneOf(random, names);
  const details = counters[name].map((dimension) => `${name}/${dimension}=${oneOf(random, values)}`);
  const span = oneOf(random, Object.keys(spans));
  const bin = random() < 0.2 ? [`${span}/${upTo(random, bins)}`] : [];
  return Object.fromEntries([name, ...details, ...bin].map((it) => [it, sign * (1 + upTo(random, 3))]));
}

/** Events of the three services at some stations within some days. One in ten also takes back a count elsewhere. */
export function traffic(
  random: Random,
  { events, stations, days }: Traffic,
): Record<Service, RecordedEvent[]> {
  const day = () => new Date(Date.UTC(2019, 3, 1 + upTo(random, days))).toISOString().slice(0, 10);
  const increment = (sign: number): Increment => ({
    ...{ day: day(), district: '321171', station: `station-${upTo(random, stations)}` },
    counts: counts(random, sign),
  });
  const recorded: Record<Service, RecordedEvent[]> = { intake: [], mediation: [], hazard: [] };
  const perStream = 5;
  for (let n = 0; n < events; n++) {
    const service = oneOf(random, Object.keys(services) as Service[]);
    const events = recorded[service];
    const increments = [increment(1), ...(random() < 0.1 ? [increment(-1)] : [])];
    const id = String(Math.floor(events.length / perStream)).padStart(8, '0');
    events.push(fixtureEvent(`${services[service]}-${id}`, 1 + (events.length % perStream), increments));
  }
  return recorded;
}

export const fixtureEvent = (
  stream: string,
  version: number,
  increments: readonly Increment[],
): RecordedEvent => ({
  ...{ stream, version, type: 'told', schema: 1, by: 'service:fixture', prev: '', hash: '' },
  ...{ at: '2019-05-21T01:30:00.000Z', recordedAt: '2019-05-21T01:30:01.000Z' },
  area: '321100/321171/station-0',
  data: { increments },
});

/** The event as the relay of a service publishes it. */
export const published = (service: Service, { schema, ...event }: RecordedEvent): CloudEvent =>
  cloudEvent({ ...event, schemaVersion: schema, city: 'zhenjiang', service });
export const allPublished = (recorded: Record<Service, readonly RecordedEvent[]>): CloudEvent[] =>
  (Object.keys(services) as Service[]).flatMap((service) =>
    recorded[service].map((event) => published(service, event)),
  );

/** The expected rollups, by rollup and counter, from the simplest possible counting. */
export function plainCount(events: Iterable<CloudEvent>): Record<string, Record<string, number>> {
  const rollups: Record<string, Record<string, number>> = {};
  const add = (rollup: string, name: string, n: number) => {
    rollups[rollup] ??= {};
    rollups[rollup][name] = (rollups[rollup][name] ?? 0) + n;
  };
  for (const { data } of events) {
    for (const { day, station, counts } of (data as FixtureData).increments) {
      const month = day.slice(0, 7);
      for (const [name, n] of Object.entries(counts)) {
        add(`day ${day} ${station}`, name, n);
        add(`${name.includes('/') ? 'month-detail' : 'month'} ${month} ${station}`, name, n);
      }
    }
  }
  return withoutZeros(rollups);
}

/** A counter at zero means the same as a missing one. */
export const withoutZeros = (rollups: Record<string, Record<string, number>>) =>
  Object.fromEntries(
    Object.entries(rollups)
      .map(([rollup, counts]) => [
        rollup,
        Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0)),
      ])
      .filter(([, counts]) => Object.keys(counts as object).length),
  ) as Record<string, Record<string, number>>;
