import type { RecordedEvent } from './recorded.ts';
import { assertAppendable, assertWithoutGap, type EventStore } from './store.ts';

/** The log without a database, for specs of what stands on it. */
export function memoryStore(): EventStore & { readonly all: () => RecordedEvent[] } {
  const streams = new Map<string, Map<number, RecordedEvent>>();
  const inOrder = (stream: string) =>
    [...(streams.get(stream)?.values() ?? [])].sort((a, b) => a.version - b.version);
  return {
    async append(expectedVersion, events) {
      assertAppendable(expectedVersion, events);
      const stream = events[0]?.stream ?? '';
      const kept = streams.get(stream) ?? new Map<number, RecordedEvent>();
      if (events.some((event) => kept.has(event.version))) return 'conflict';
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
    all: () => [...streams.keys()].flatMap(inOrder),
  };
}
