import { catalogue, type EventOf, event } from '@maplebridge/contracts';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { type Decider, reject } from './decider.ts';
import { aggregateLog, type CommandContext } from './execute.ts';
import { firstBreak, seal } from './hash-chain.ts';
import { memoryStore } from './memory-store.ts';
import { unsealedEvents } from './spec.ts';
import { type EventStore, UnknownStoredEvent } from './store.ts';

const tallyEvents = catalogue('test', 'tally', {
  added: event({
    version: 1,
    summary: { en: 'Added', zh: '已增加' },
    data: z.strictObject({ by: z.int().positive() }),
    departments: ({ by }) => (by > 100 ? ['court'] : []),
  }),
});
type Add = { readonly add: number; readonly times?: number };

/** Counts up to a limit; adding 0 is already recorded and yields no event. */
const tally: Decider<number, Add, typeof tallyEvents> = {
  events: tallyEvents,
  initial: 0,
  evolve: (sum, { data }: EventOf<typeof tallyEvents>) => sum + data.by,
  decide: ({ add, times = 1 }, sum) => {
    if (sum + add > 1000) return reject('conflict', 'too much');
    if (add === 0) return [];
    return Array.from({ length: times }, () => ({ type: 'added' as const, at: now, data: { by: add } }));
  },
  caps: { added: 'by-its-rules' },
  area: () => ({ city: '321100', district: '321171', station: 'dingmao' }),
};

const now = '2019-05-21T01:30:00.000Z';
const context: CommandContext = { by: 'officer:1', now };
const marked = (key: string, body = 'b'): CommandContext => ({ ...context, request: { key, body } });
const open = (store: EventStore = memoryStore()) => aggregateLog(store, tally);

test('appends the decided events and returns the new state and version', async () => {
  const log = open();
  expect(await log.execute('tally-1', { add: 2 }, context)).toEqual({
    outcome: 'appended',
    state: 2,
    version: 1,
  });
  expect(await log.execute('tally-1', { add: 3, times: 2 }, context)).toEqual({
    outcome: 'appended',
    state: 8,
    version: 3,
  });
  expect(await log.load('tally-1')).toMatchObject({ state: 8, version: 3 });
});

test('records author, area, time, trace and the departments concerned, in an intact chain', async () => {
  const log = open();
  await log.execute('tally-1', { add: 1 }, context);
  await log.execute('tally-1', { add: 101 }, { ...context, traceparent: '00-a-b-01' });
  const { events } = await log.load('tally-1');
  expect(events[1]).toMatchObject({
    by: 'officer:1',
    area: '321100/321171/dingmao',
    recordedAt: now,
    traceparent: '00-a-b-01',
    departments: ['court'],
  });
  expect(firstBreak(events)).toBeUndefined();
});

test('a history with a missing event is returned and shows where it breaks', async () => {
  const store = memoryStore();
  const whole = open(store);
  await whole.execute('tally-1', { add: 1, times: 3 }, context);
  const [first, , third] = await whole.history('tally-1');
  if (!first || !third) throw new Error('three events were recorded');
  const robbed = memoryStore();
  await robbed.append(0, [first]);
  await robbed.append(2, [third]);
  const left = await open(robbed).history('tally-1');
  expect(left.map(({ version }) => version)).toEqual([1, 3]);
  expect(firstBreak(left)).toBe(2);
});

test('a rejection writes neither events nor personal data', async () => {
  const log = open();
  let kept = 0;
  const beforeAppend = async () => {
    kept++;
    return 'done' as const;
  };
  expect(await log.execute('tally-1', { add: 2000 }, { ...context, beforeAppend })).toEqual({
    outcome: 'rejected',
    rejection: { rejected: 'conflict', detail: 'too much', field: undefined },
  });
  expect(kept).toBe(0);
  expect((await log.load('tally-1')).version).toBe(0);
});

test('a fact that is already recorded writes nothing', async () => {
  expect(await open().execute('tally-1', { add: 0 }, context)).toEqual({
    outcome: 'unchanged',
    state: 0,
    version: 0,
  });
});

test('a repeated request runs once and returns the first result', async () => {
  const log = open();
  const first = await log.execute('tally-1', { add: 2, times: 2 }, marked('k'));
  await log.execute('tally-1', { add: 5 }, marked('other'));
  expect(await log.execute('tally-1', { add: 2, times: 2 }, marked('k'))).toEqual({
    ...first,
    outcome: 'replayed',
  });
  expect(await log.load('tally-1')).toMatchObject({ state: 9, version: 3 });
});

test('a key that was used with another body is rejected', async () => {
  const log = open();
  await log.execute('tally-1', { add: 2 }, marked('k'));
  expect(await log.execute('tally-1', { add: 3 }, marked('k', 'c'))).toEqual({ outcome: 'key-reused' });
});

test('a stale version is rejected, the current one is not', async () => {
  const log = open();
  await log.execute('tally-1', { add: 2 }, context);
  expect(await log.execute('tally-1', { add: 1 }, { ...context, expectedVersion: 0 })).toEqual({
    outcome: 'stale',
  });
  expect(await log.execute('tally-1', { add: 1 }, { ...context, expectedVersion: 1 })).toMatchObject({
    version: 2,
  });
});

test('a caller without access is rejected, but still gets the result of their own earlier request', async () => {
  const log = open();
  const admit = (sum: number) => (sum === 2 ? reject('area-not-yours') : undefined);
  expect(await log.execute('tally-1', { add: 1 }, { ...context, admit })).toEqual({ outcome: 'missing' });
  await log.execute('tally-1', { add: 2 }, marked('k'));
  expect(await log.execute('tally-1', { add: 2 }, { ...marked('other'), admit })).toEqual({
    outcome: 'rejected',
    rejection: { rejected: 'area-not-yours', detail: undefined, field: undefined },
  });
  expect(await log.execute('tally-1', { add: 2 }, { ...marked('k'), admit })).toMatchObject({
    outcome: 'replayed',
    version: 1,
  });
});

test('on a conflict decides again on the newer state, and gives up after the last retry', async () => {
  const store = memoryStore();
  let rivals = 3;
  const contested: EventStore = {
    ...store,
    async append(expected, events) {
      if (rivals-- > 0) {
        const { events: before } = await open(store).load('tally-1');
        await store.append(
          expected,
          seal(
            unsealedEvents('tally-1', 1, expected + 1).map((rival) => ({
              ...rival,
              type: 'added',
              data: { by: 1 },
            })),
            before.at(-1)?.hash ?? '',
          ),
        );
      }
      return store.append(expected, events);
    },
  };
  expect(await open(contested).execute('tally-1', { add: 2 }, context)).toEqual({
    outcome: 'appended',
    state: 5,
    version: 4,
  });
  const hopeless: EventStore = { ...store, append: async () => 'conflict' };
  expect(await open(hopeless).execute('tally-1', { add: 2 }, context)).toEqual({ outcome: 'contended' });
});

test('an error of the store is not retried', async () => {
  let calls = 0;
  const broken: EventStore = {
    ...memoryStore(),
    append: async () => {
      calls++;
      throw new Error('no such table');
    },
  };
  await expect(open(broken).execute('tally-1', { add: 2 }, context)).rejects.toThrow('no such table');
  expect(calls).toBe(1);
});

test('the personal-data store runs before the event is appended, and its rejection prevents the event', async () => {
  const log = open();
  const beforeAppend = async () => 'key-reused' as const;
  expect(await log.execute('tally-1', { add: 2 }, { ...context, beforeAppend })).toEqual({
    outcome: 'key-reused',
  });
  expect((await log.load('tally-1')).version).toBe(0);
});

test('a hold in the personal-data store prevents the event, and the problem says so', async () => {
  const told: boolean[] = [];
  const held = aggregateLog(memoryStore(), { ...tally, isHeld: (sum) => sum > 10 });
  const beforeAppend = async (it: boolean) => {
    told.push(it);
    return it ? reject('on-hold') : ('done' as const);
  };
  expect(await held.execute('tally-1', { add: 10 }, { ...context, beforeAppend })).toMatchObject({
    outcome: 'appended',
  });
  expect(await held.execute('tally-1', { add: 1 }, { ...context, beforeAppend })).toMatchObject({
    outcome: 'rejected',
    rejection: { rejected: 'on-hold' },
  });
  expect(told).toEqual([false, true]);
  expect((await held.load('tally-1')).version).toBe(1);
});

test('an event that violates its contract is not appended', async () => {
  const log = open();
  await expect(log.execute('tally-1', { add: -1 }, context)).rejects.toThrow();
  expect((await log.load('tally-1')).version).toBe(0);
});

test.each([{ type: 'vanished' }, { schema: 2 }])(
  'a stored event of unknown %o fails loudly',
  async (unknown) => {
    const store = memoryStore();
    const [known] = unsealedEvents('tally-1', 1);
    if (!known) throw new Error('no event');
    await store.append(0, seal([{ ...known, type: 'added', data: { by: 1 }, ...unknown }], ''));
    await expect(open(store).load('tally-1')).rejects.toThrow(UnknownStoredEvent);
  },
);
