import { describe, expect, test } from 'vitest';
import { seal } from './hash-chain.ts';
import type { Occupancy } from './reservations.ts';
import { unsealedEvents } from './spec.ts';
import { type EventStore, LogGap, maxEventsPerAppend } from './store.ts';

type Reserving = (resource: string) => Promise<Occupancy | undefined>;
type Opened = { readonly store: EventStore; readonly reserving: Reserving };

/** The contract of every store. Run it with an empty store; each test uses its own streams and resources. */
export function storeSuite(name: string, openAll: () => Promise<Opened> | Opened): void {
  const open = async () => (await openAll()).store;
  let streams = 0;
  const fresh = () => `case-${name}-${++streams}`;
  const events = (stream: string, count: number, from = 1, filling = '') =>
    seal(unsealedEvents(stream, count, from, filling), '');
  const versions = async (store: EventStore, stream: string, upTo?: number) =>
    (await store.load(stream, upTo)).map((event) => event.version);

  describe(`a ${name} store`, () => {
    test('returns the appended events with all fields, in order', async () => {
      const store = await open();
      const stream = fresh();
      const all = events(stream, 5);
      expect(await store.append(0, all.slice(0, 1))).toBe('appended');
      expect(await store.append(1, all.slice(1))).toBe('appended');
      expect(await store.load(stream)).toEqual(all);
    });

    test('separates streams and returns [] for an empty one', async () => {
      const store = await open();
      const [one, other] = [fresh(), fresh()];
      await store.append(0, events(one, 2));
      expect(await store.load(other)).toEqual([]);
      expect(await versions(store, one)).toEqual([1, 2]);
    });

    test('orders versions as numbers, not as text', async () => {
      const store = await open();
      const stream = fresh();
      for (let version = 0; version < 12; version++)
        await store.append(version, events(stream, 1, version + 1));
      expect(await versions(store, stream)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    });

    test('returns conflict for a version that exists, and writes nothing', async () => {
      const store = await open();
      const stream = fresh();
      await store.append(0, events(stream, 2));
      expect(await store.append(1, events(stream, 1, 2))).toBe('conflict');
      expect(await store.append(1, events(stream, 3, 2))).toBe('conflict');
      expect(await versions(store, stream)).toEqual([1, 2]);
    });

    test('accepts exactly one of many concurrent writers for each version', async () => {
      const store = await open();
      const stream = fresh();
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, () => store.append(0, events(stream, 1))),
      );
      expect(outcomes.filter((outcome) => outcome === 'appended')).toHaveLength(1);
      expect(await versions(store, stream)).toEqual([1]);
    });

    test('throws on a gap', async () => {
      const store = await open();
      const stream = fresh();
      await store.append(0, events(stream, 1));
      await store.append(2, events(stream, 1, 3));
      await expect(store.load(stream)).rejects.toThrow(LogGap);
    });

    test('returns the history of an incomplete stream, in order', async () => {
      const store = await open();
      const stream = fresh();
      const kept = [...events(stream, 2), ...events(stream, 1, 12)];
      await store.append(11, kept.slice(2));
      await store.append(0, kept.slice(0, 2));
      expect(await store.history(stream)).toEqual(kept);
      expect(await store.history(fresh())).toEqual([]);
    });

    test('loads up to a version', async () => {
      const store = await open();
      const stream = fresh();
      await store.append(0, events(stream, 5));
      expect(await versions(store, stream, 3)).toEqual([1, 2, 3]);
      expect(await versions(store, stream, 9)).toEqual([1, 2, 3, 4, 5]);
    });

    test('loads a stream larger than the 1 MB of one DynamoDB page', async () => {
      const store = await open();
      const stream = fresh();
      const filling = 'x'.repeat(100_000);
      for (let version = 0; version < 25; version += 5) {
        await store.append(version, events(stream, 5, version + 1, filling));
      }
      expect(await versions(store, stream)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
    });

    test(`takes ${maxEventsPerAppend} events in one append and throws on more or none`, async () => {
      const store = await open();
      const stream = fresh();
      expect(await store.append(0, events(stream, maxEventsPerAppend))).toBe('appended');
      await expect(store.append(100, events(stream, maxEventsPerAppend + 1, 101))).rejects.toThrow(
        RangeError,
      );
      await expect(store.append(100, [])).rejects.toThrow(RangeError);
      expect(await versions(store, stream)).toHaveLength(maxEventsPerAppend);
    });

    test('throws for events that are not consecutive or belong to two streams', async () => {
      const store = await open();
      const stream = fresh();
      await expect(store.append(0, events(stream, 1, 2))).rejects.toThrow(RangeError);
      await expect(store.append(0, [...events(stream, 1), ...events(fresh(), 1, 2)])).rejects.toThrow(
        RangeError,
      );
      expect(await store.load(stream)).toEqual([]);
    });

    describe('reservations', () => {
      const offered = async (capacity: number) => {
        const { store, reserving } = await openAll();
        const resource = fresh();
        expect(await store.append(0, events(fresh(), 1), [{ resource, capacity }])).toBe('appended');
        const take = (stream: string) => store.append(0, events(stream, 1), [{ resource, take: stream }]);
        return { store, resource, take, reservations: () => reserving(resource) };
      };

      test('are taken with one event and released with another', async () => {
        const { store, resource, take, reservations } = await offered(2);
        const stream = fresh();
        expect(await take(stream)).toBe('appended');
        expect(await reservations()).toMatchObject({ capacity: 2, holders: [stream] });
        expect((await reservations())?.lastTaken).toBeTruthy();
        expect(await store.append(1, events(stream, 1, 2), [{ resource, release: stream }])).toBe('appended');
        expect((await reservations())?.holders).toEqual([]);
      });

      test('when all are taken, nothing is written', async () => {
        const { store, take } = await offered(1);
        const late = fresh();
        expect(await take(fresh())).toBe('appended');
        expect(await take(late)).toBe('full');
        expect(await store.load(late)).toEqual([]);
      });

      test('cannot be taken when never offered or no longer offered', async () => {
        const { store, resource, take, reservations } = await offered(2);
        const stream = fresh();
        expect(await store.append(0, events(stream, 1), [{ resource: 'nobody', take: stream }])).toBe('full');
        expect(await take(stream)).toBe('appended');
        expect(await store.append(0, events(fresh(), 1), [{ resource, capacity: 0 }])).toBe('appended');
        expect(await take(fresh())).toBe('full');
        expect((await reservations())?.holders).toEqual([stream]);
      });

      test('do not change on a conflict', async () => {
        const { store, resource, take, reservations } = await offered(1);
        const stream = fresh();
        await store.append(0, events(stream, 1));
        expect(await take(stream)).toBe('conflict');
        expect((await reservations())?.holders).toEqual([]);
        expect(await store.append(1, events(stream, 1, 2), [{ resource, take: stream }])).toBe('appended');
      });

      test('are never granted twice under concurrent requests', async () => {
        const { take, reservations } = await offered(3);
        const untilTold = async (stream: string): Promise<string> => {
          const outcome = await take(stream);
          return outcome === 'conflict' ? untilTold(stream) : outcome;
        };
        const told = await Promise.all(Array.from({ length: 30 }, () => untilTold(fresh())));
        expect(told.filter((it) => it === 'appended')).toHaveLength(3);
        expect((await reservations())?.holders).toHaveLength(3);
      });

      describe('of a resource that no stream offers', () => {
        const unoffered = async (of: number) => {
          const { store, reserving } = await openAll();
          const resource = fresh();
          const take = (stream: string) =>
            store.append(0, events(stream, 1), [{ resource, take: stream, of }]);
          return { store, resource, take, reservations: () => reserving(resource) };
        };

        test('have the capacity that the request states, and are released like others', async () => {
          const { store, resource, take, reservations } = await unoffered(2);
          const [first, second, late] = [fresh(), fresh(), fresh()];
          expect(await reservations()).toBeUndefined();
          expect(await take(first)).toBe('appended');
          expect(await take(second)).toBe('appended');
          expect(await take(late)).toBe('full');
          expect(await store.load(late)).toEqual([]);
          expect(await reservations()).toMatchObject({ capacity: 2 });
          expect(await store.append(1, events(first, 1, 2), [{ resource, release: first }])).toBe('appended');
          expect(await take(late)).toBe('appended');
          expect((await reservations())?.holders.toSorted()).toEqual([second, late].sort());
        });

        test('are exchanged for those of another resource atomically', async () => {
          const [one, other] = [await unoffered(1), await unoffered(1)];
          const stream = fresh();
          await one.take(stream);
          const change = (version: number) =>
            one.store.append(version, events(stream, 1, version + 1), [
              { resource: other.resource, take: stream, of: 1 },
              { resource: one.resource, release: stream },
            ]);
          const rival = fresh();
          await other.take(rival);
          expect(await change(1)).toBe('full');
          expect((await one.reservations())?.holders).toEqual([stream]);
          await one.store.append(1, events(rival, 1, 2), [{ resource: other.resource, release: rival }]);
          expect(await change(1)).toBe('appended');
          expect((await one.reservations())?.holders).toEqual([]);
          expect((await other.reservations())?.holders).toEqual([stream]);
        });

        test('are never granted twice under concurrent requests', async () => {
          const { take, reservations } = await unoffered(3);
          const untilTold = async (stream: string): Promise<string> => {
            const outcome = await take(stream);
            return outcome === 'conflict' ? untilTold(stream) : outcome;
          };
          const told = await Promise.all(Array.from({ length: 30 }, () => untilTold(fresh())));
          expect(told.filter((it) => it === 'appended')).toHaveLength(3);
          expect((await reservations())?.holders).toHaveLength(3);
        });
      });
    });
  });
}
