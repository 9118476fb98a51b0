import type { RecordedEvent } from './recorded.ts';
import type { Occupancy, SeatChange } from './seats.ts';
import { assertAppendable, assertWithoutGap, type EventStore } from './store.ts';

/** The log without a database, for specs of what stands on it. */
export function memoryStore(): EventStore & {
  readonly all: () => RecordedEvent[];
  readonly occupancy: (resource: string) => Occupancy | undefined;
} {
  const streams = new Map<string, Map<number, RecordedEvent>>();
  const seats = new Map<string, { capacity: number; holders: Set<string>; lastTaken?: string }>();
  const seatOf = (resource: string) => seats.get(resource) ?? { capacity: 0, holders: new Set<string>() };

  function change(it: SeatChange, now: string): void {
    const seat = seatOf(it.resource);
    if ('capacity' in it) seat.capacity = it.capacity;
    else if ('release' in it) seat.holders.delete(it.release);
    else {
      if (it.of !== undefined) seat.capacity = it.of;
      seat.holders.add(it.take);
      seat.lastTaken = now;
    }
    seats.set(it.resource, seat);
  }
  const isFull = (it: SeatChange) =>
    'take' in it && seatOf(it.resource).holders.size >= (it.of ?? seatOf(it.resource).capacity);

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
      const found = seats.get(resource);
      return found && { ...found, holders: [...found.holders] };
    },
    all: () => [...streams.keys()].flatMap(inOrder),
  };
}
