import type { RecordedEvent } from './recorded.ts';
import type { Occupancy, ReservationChange } from './reservations.ts';
import { assertAppendable, assertWithoutGap, type EventStore } from './store.ts';

/** An in-memory log for specs of code that uses the log. */
export function memoryStore(): EventStore & {
  readonly all: () => RecordedEvent[];
  readonly occupancy: (resource: string) => Occupancy | undefined;
} {
  const streams = new Map<string, Map<number, RecordedEvent>>();
  const reservations = new Map<string, { capacity: number; holders: Set<string>; lastTaken?: string }>();
  const reservationOf = (resource: string) =>
    reservations.get(resource) ?? { capacity: 0, holders: new Set<string>() };

  function change(it: ReservationChange, now: string): void {
    const reservation = reservationOf(it.resource);
    if ('capacity' in it) reservation.capacity = it.capacity;
    else if ('release' in it) reservation.holders.delete(it.release);
    else {
      if (it.of !== undefined) reservation.capacity = it.of;
      reservation.holders.add(it.take);
      reservation.lastTaken = now;
    }
    reservations.set(it.resource, reservation);
  }
  const isFull = (it: ReservationChange) =>
    'take' in it && reservationOf(it.resource).holders.size >= (it.of ?? reservationOf(it.resource).capacity);

  const inOrder = (stream: string) =>
    [...(streams.get(stream)?.values() ?? [])].sort((a, b) => a.version - b.version);
  return {
    async append(expectedVersion, events, changes = []) {
      assertAppendable(expectedVersion, events, changes);
      const stream = events[0]?.stream ?? '';
      const kept = streams.get(stream) ?? new Map<number, RecordedEvent>();
      if (events.some((event) => kept.has(event.version))) return 'conflict';
      if (changes.some(isFull)) return 'full';
      for (const it of changes) change(it, events[0]?.recordedAt ?? '');
      for (const event of events) kept.set(event.version, structuredClone(event));
      streams.set(stream, kept);
      return 'appended';
    },
    async load(stream, upTo = Number.POSITIVE_INFINITY) {
      const events = inOrder(stream).filter((event) => event.version <= upTo);
      assertWithoutGap(stream, events);
      return structuredClone(events);
    },
    history: async (stream) => structuredClone(inOrder(stream)),
    occupancy(resource) {
      const found = reservations.get(resource);
      return found && { ...found, holders: [...found.holders] };
    },
    all: () => [...streams.keys()].flatMap(inOrder),
  };
}
