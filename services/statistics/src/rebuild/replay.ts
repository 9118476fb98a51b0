import { cloudEvent } from '@maplebridge/contracts';
import type { RecordedEvent } from '@maplebridge/event-log';
import { type Place, scanLog } from '@maplebridge/event-log';
import { type CountableEvent, eventId } from '../domain/counting/countable-event.ts';
import { toCountable } from '../domain/counting/rules.ts';
import { checkpointsOf } from '../store/checkpoints.ts';
import { countInto } from '../store/count-batch.ts';
import type { Rebuilding, ServiceLog } from './rebuilding.ts';

/** Segments of a log that are scanned in parallel. Each has its own checkpoint. */
const segments = 4;

/** Events are counted in parallel lanes, those of one station in one lane, so that lanes do not write the same rollups. */
const lanes = 8;

/** Attempts before counting fails; each attempt already retries on contention. */
const maxTries = 5;

/** An event of a log that the current rules cannot count. */
export interface Unreadable {
  readonly event: string;
  readonly why: string;
}

/** Counts every event of a service's log into a rebuild version. Returns the unreadable events. */
export async function replay(
  rebuilding: Rebuilding,
  rebuildVersion: number,
  log: ServiceLog,
): Promise<Unreadable[]> {
  const { store, progress } = rebuilding;
  const checkpoints = checkpointsOf(store, rebuildVersion);
  const name = (segment: number) => `${log.service} ${segment}/${segments}`;
  const all = Array.from({ length: segments }, (_, i) => i);
  const unreadable: Unreadable[] = [];
  let places = await Promise.all(all.map((segment) => checkpoints.read(name(segment))));
  while (places.some((place) => place !== 'end')) {
    const pages = await Promise.all(
      all.map((segment) =>
        scanLog(store.client, { table: log.table, segment, of: segments }, places[segment] as Place),
      ),
    );
    const events = pages.flatMap((page) => page.events);
    const { facts, bad } = readFacts(rebuilding, log, events);
    await countInLanes(rebuilding, rebuildVersion, facts);
    unreadable.push(...bad);
    // Without a checkpoint, a resumed rebuild reports the unreadable events again.
    if (unreadable.length === 0) {
      await Promise.all(pages.map(({ place }, segment) => checkpoints.note(name(segment), place)));
    }
    places = pages.map(({ place }) => place);
    progress(events.length);
  }
  return unreadable;
}

function readFacts({ rules, city }: Rebuilding, { service }: ServiceLog, events: readonly RecordedEvent[]) {
  const facts: CountableEvent[] = [];
  const bad: Unreadable[] = [];
  const types = new Set(rules.types);
  for (const { schema, ...recorded } of events) {
    const event = cloudEvent({ ...recorded, schemaVersion: schema, city, service });
    if (!types.has(event.type)) continue;
    try {
      const fact = toCountable(rules, event);
      if (fact.increments.length) facts.push(fact);
    } catch (error) {
      bad.push({ event: event.id, why: (error as Error).message });
    }
  }
  return { facts, bad };
}

async function countInLanes(
  rebuilding: Rebuilding,
  rebuildVersion: number,
  facts: readonly CountableEvent[],
): Promise<void> {
  const stations = [...new Set(facts.map(stationOf))];
  const byLane = Map.groupBy(facts, (fact) => stations.indexOf(stationOf(fact)) % lanes);
  await Promise.all([...byLane.values()].map((some) => countAll(rebuilding, rebuildVersion, some)));
}

const stationOf = ({ increments: [first] }: CountableEvent): string => first?.station ?? '';

async function countAll(
  { store, clock }: Rebuilding,
  rebuildVersion: number,
  facts: readonly CountableEvent[],
): Promise<void> {
  let left = facts;
  let failed: unknown;
  for (let tries = 0; left.length && tries < maxTries; tries++) {
    const outcomes = await countInto(store, rebuildVersion, left, clock());
    left = left.filter((_, i) => {
      const outcome = outcomes[i];
      if (typeof outcome === 'object') failed = outcome.failed;
      return typeof outcome === 'object';
    });
  }
  const [first] = left;
  if (first) throw new Error(`${eventId(first)} could not be counted`, { cause: failed });
}
