import { createHash } from 'node:crypto';
import { typeName } from '@maplebridge/contracts';
import { allEvents } from '@maplebridge/contracts/events';
import { fixtures } from '@maplebridge/contracts/fixtures';
import type { City } from '@maplebridge/directory';
import type { RecordedEvent } from '@maplebridge/event-log';
import fc from 'fast-check';

/** An event in the log of a service. */
export type Logged = RecordedEvent & { readonly service: string };

/** Every event type, with valid data. */
const facts = allEvents.flatMap(({ service, aggregate, facts: of }) =>
  Object.entries(of).map(([fact, { version }]) => {
    const type = typeName(service, aggregate, fact, version);
    return { service, aggregate, fact, schema: version, data: fixtures[type]?.valid[0] };
  }),
);

/** Crockford base 32 has no i, l, o and u; a hash in hexadecimal has none of them either. */
const streamId = (seed: number, n: number) =>
  createHash('sha256').update(`${seed} ${n}`).digest('hex').slice(0, 26);

/** A number of events of every type, area and department; the same for the same seed. */
export function recordedAtRandom(seed: number, count: number, city: City): Logged[] {
  const departments = city.departments.map(({ id }) => id);
  const made = fc.record({
    fact: fc.constantFrom(...facts),
    station: fc.constantFrom(...city.stations),
    departments: fc.subarray(departments, { maxLength: 3 }),
  });
  return fc.sample(made, { seed, numRuns: count }).map(({ fact: of, station, departments: named }, n) => {
    const at = new Date(Date.UTC(2019, 4, 21) + 1000 * n).toISOString();
    return {
      ...{ service: of.service, stream: `${of.aggregate}-${streamId(seed, n)}`, version: 1 },
      ...{ type: of.fact, schema: of.schema, data: of.data, at, recordedAt: at },
      ...{ area: `${city.code}/${station.district}/${station.id}`, by: 'officer:1', prev: '', hash: '' },
      ...(named.length && { departments: named }),
    };
  });
}
