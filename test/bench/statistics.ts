import { counters } from '@maplebridge/contracts/statistics';
import { metered } from '@maplebridge/local/engines';
import type { CountableEvent } from '../../services/statistics/src/domain/counting/countable-event.ts';
import {
  allPublished,
  randomOf,
  traffic,
  upTo,
} from '../../services/statistics/src/domain/counting/traffic.fixtures.ts';
import { deliver } from '../../services/statistics/src/reactions/delivery.fixtures.ts';
import { rebuild } from '../../services/statistics/src/rebuild/rebuild.ts';
import { rebuildingOf } from '../../services/statistics/src/rebuild/rebuilding.fixtures.ts';
import { countInto } from '../../services/statistics/src/store/count-batch.ts';
import {
  type Service,
  type Started,
  startStore,
} from '../../services/statistics/src/store/engine.fixtures.ts';
import { rollupsOf } from '../../services/statistics/src/store/rollups.ts';
import { table } from './figures.ts';
import { byTurns } from './metering.ts';

const stations = 60;
const now = '2019-12-31T16:00:00.000Z';

async function onStore<T>(run: (started: Started) => Promise<T>): Promise<T> {
  const started = await startStore();
  try {
    return await run(started);
  } finally {
    await started.stop();
  }
}

const since = (began: number): number => (performance.now() - began) / 1000;

/** The cost of counting by batch size. */
export async function counting(): Promise<string> {
  const rows = [];
  for (const size of [1, 10, 100]) {
    rows.push(
      await onStore(async ({ connect, storeOf }) => {
        const events = allPublished(traffic(randomOf(1), { events: 20 * size + 1000, stations, days: 1 }));
        const client = connect();
        const taken = metered(client);
        const began = performance.now();
        await deliver(storeOf(client), events, size);
        const { units, queries } = taken();
        const batches = Math.ceil(events.length / size);
        // Each batch reads the state of the rebuild versions once: one unit.
        const written = (units - batches) / events.length;
        return [
          size,
          (events.length / since(began)).toFixed(0),
          written.toFixed(1),
          (queries / batches - 1).toFixed(1),
        ];
      }),
    );
  }
  return table(
    ['events in a batch', 'events a second', 'write units an event', 'transactions a batch'],
    rows,
  );
}

const months = Array.from({ length: 12 }, (_, i) => `2019-${String(i + 1).padStart(2, '0')}-15`);

/** The given number of reports, spread over the stations and months of a year, in counters chosen at random. */
function* year(reports: number): Generator<CountableEvent> {
  const random = randomOf(reports);
  const names = Object.keys(counters);
  const rollups = months.length * stations;
  const fact = (n: number, day: string, station: number, counts: Record<string, number>): CountableEvent => ({
    ...{ stream: `report-${n}`, version: 1, type: 'told', at: now },
    increments: [{ day, district: '321171', station: `station-${station}`, counts }],
  });
  if (reports <= rollups * names.length) {
    for (let n = 0; n < reports; n++) {
      const [day = '', name = ''] = [months[upTo(random, months.length)], names[upTo(random, names.length)]];
      yield fact(n, day, upTo(random, stations), { [name]: 1 });
    }
    return;
  }
  // For very many reports each rollup is written once with its total: the result is the same.
  const share = Math.round(reports / rollups);
  const counts = () => Object.fromEntries(names.map((name) => [name, 1 + upTo(random, 2 * share)]));
  for (let n = 0; n < rollups; n++) yield fact(n, months[n % 12] ?? '', Math.floor(n / 12), counts());
}

/** The cost of reading a year of the whole city, after few and after very many reports. */
export const cityYear = (): Promise<string> =>
  onStore(async ({ connect, storeOf }) => {
    const client = connect();
    const store = storeOf(client);
    const loads = [
      { rebuildVersion: 1, reports: 1_000 },
      { rebuildVersion: 2, reports: 100_000 },
      { rebuildVersion: 3, reports: 1_000_000 },
    ];
    for (const { rebuildVersion, reports } of loads)
      await countInto(store, rebuildVersion, [...year(reports)], now);
    const taken = metered(client);
    const ids = Array.from({ length: stations }, (_, i) => `station-${i}`);
    const all = { ids, outOf: stations, restricted: false };
    const read = ({ rebuildVersion }: (typeof loads)[number]) =>
      rollupsOf(store, {
        rebuildVersion,
        stations: all,
        grain: 'month',
        from: '2019-01-01',
        to: '2019-12-31',
      });
    taken();
    const costs = await byTurns(loads, read, taken);
    const rows = await Promise.all(
      loads.map(async (load, i) => {
        const rollups = await read(load);
        const { queries = 0, units = 0, ms = '' } = costs[i] ?? {};
        return [load.reports, rollups.length, queries, units, ms];
      }),
    );
    return table(['reports in the year', 'rollups', 'queries', 'read units', 'ms'], rows);
  });

/** The speed of a rebuild from the logs. */
export const rebuilding = (): Promise<string> =>
  onStore(async (started) => {
    const recorded = traffic(randomOf(2), { events: 10_000, stations, days: 30 });
    for (const service of Object.keys(recorded) as Service[])
      await started.record(service, recorded[service]);
    await deliver(started.store, allPublished(recorded));
    const laps: (readonly [string, number])[] = [];
    const began = performance.now();
    const tell = (what: string) => void laps.push([what, performance.now()]);
    const { outcome } = await rebuild(rebuildingOf(started.store, { tell }));
    if (outcome !== 'switched') throw new Error(`the rebuild ended as ${outcome}`);
    const compared = laps.find(([what]) => what.startsWith('comparing'))?.[1] ?? began;
    const replayed = (compared - began) / 1000;
    return table(
      ['events', 'replayed, events a second', 'compared, switched and old one deleted, s'],
      [[10_000, (10_000 / replayed).toFixed(0), since(compared).toFixed(1)]],
    );
  });
