import { describe, expect, test } from 'vitest';
import { agreed, close, closed, command, decider, event, given, opened, willing } from './case.fixtures.ts';

const ended = [...willing, agreed, closed({ outcome: 'settled' })];
const erase = (records = 4) => command('EraseWords', { ground: 'ordered', records });
const erased = event('words-erased', { ground: 'ordered', records: 4 });
const hold = command('HoldCase', { state: 'held', ground: 'litigation' });
const held = event('hold-changed', { state: 'held', ground: 'litigation' });
const release = command('HoldCase', { state: 'released' });
const released = event('hold-changed', { state: 'released' });

describe('the words of a case', () => {
  test('are erased when it has ended, and it is told how many', () =>
    given(...ended)
      .when(erase())
      .yields(erased));
  test('stay while it is worked on', () => {
    given(...opened)
      .when(erase())
      .refuses('case-not-ended');
    given(...willing, agreed)
      .when(erase())
      .refuses('case-not-ended');
  });
  test('stay while they are held, and no longer', () => {
    given(...ended, held)
      .when(erase())
      .refuses('on-hold');
    given(...ended, held, released)
      .when(erase())
      .yields(erased);
  });
  test('that are gone are not erased again', () =>
    given(...ended, erased)
      .when(erase(0))
      .yields());
});

describe('a hold', () => {
  test('may be set on a case that is worked on, and let go when it has ended', () => {
    given(...opened)
      .when(hold)
      .yields(held);
    given(...ended, held)
      .when(release)
      .yields(released);
  });
  test('needs a ground, and is set once', () => {
    given(...opened)
      .when(command('HoldCase', { state: 'held' }))
      .refuses('ground-missing');
    given(...opened, held)
      .when(hold)
      .yields();
  });
  test('keeps nobody from going on with the case', () => {
    given(...willing, agreed, held)
      .when(close({ outcome: 'settled' }))
      .yields(closed({ outcome: 'settled' }));
    const state = [...opened, held].reduce(decider.evolve, decider.initial);
    expect(decider.isHeld?.(state)).toBe(true);
  });
});
