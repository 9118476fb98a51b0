import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstBreak, seal } from './hash-chain.ts';
import { unsealedEvents } from './spec.ts';

const history = (length: number) => seal(unsealedEvents('case-1', length), '');

test('an untouched history is intact', () => {
  expect(firstBreak(history(5))).toBeUndefined();
  expect(firstBreak([])).toBeUndefined();
});

test('each event carries the hash of the one before it', () => {
  const [first, second] = history(2);
  expect(first?.prev).toBe('');
  expect(second?.prev).toBe(first?.hash);
});

test('the order of fields does not matter: a store may return them in any', () => {
  const shuffled = history(3).map((event) => Object.fromEntries(Object.entries(event).reverse()));
  expect(firstBreak(shuffled as unknown as ReturnType<typeof history>)).toBeUndefined();
});

test('a changed event is detected, at its version or the next', () => {
  const change = fc.record({
    index: fc.integer({ min: 0, max: 9 }),
    patch: fc.constantFrom<object>(
      { at: '2020-01-01T00:00:00Z' },
      { type: 'forged' },
      { data: { n: -1 } },
      { by: 'admin:x' },
      { area: '321100/321102/sipailou' },
      { hash: 'x' },
      { prev: 'x' },
      { version: 99 },
    ),
  });
  fc.assert(
    fc.property(change, ({ index, patch }) => {
      const events = history(10).map((event, i) => (i === index ? { ...event, ...patch } : event));
      expect(firstBreak(events)).toBe(index + 1);
    }),
  );
});

test('events missing at the end are not detected: no later event refers to them', () =>
  expect(firstBreak(history(4).slice(0, 2))).toBeUndefined());

test('an event removed, moved or hashed again by itself is detected', () => {
  const events = history(4);
  expect(firstBreak(events.toSpliced(1, 1))).toBe(2);
  expect(firstBreak([...events].reverse())).toBe(1);
  const [, second] = events;
  if (!second) throw new Error('no second event');
  const { prev, hash, ...rest } = second;
  const forged = seal([{ ...rest, data: { n: 'forged' } }], prev);
  expect(firstBreak(events.toSpliced(1, 1, ...forged))).toBe(3);
});
