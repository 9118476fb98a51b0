import { describe, expect, test } from 'vitest';
import { isOriginal } from './dismissal.ts';
import {
  closedAs,
  command,
  day,
  event,
  followed,
  found,
  given,
  gradedMajor,
  id,
  note,
  ordered,
  otherId,
  reported,
  stateOf,
} from './hazard.fixtures.ts';
import type { DataOf } from './state.ts';

const unfounded = command('DismissHazard', { why: 'unfounded', note }, day(4));
const duplicate = (of: string) =>
  command('DismissHazard', { why: 'duplicate', of, hazard: id, note }, day(4));
const closed = (over: Partial<DataOf<'closed'>>) => closedAs('unfounded', day(4), { note, ...over });

describe('a hazard', () => {
  test('that is none, or another one already, is closed', () => {
    given(found()).when(unfounded).yields(closed({}));
    given(found())
      .when(duplicate(otherId))
      .yields(closed({ outcome: 'duplicate', of: otherId }));
  });
  test('tells whoever reported it (Work Safety Law art. 74)', () =>
    given(...reported)
      .when(unfounded)
      .yields(closed({ source: 'report' }), followed({ step: 'closed', outcome: 'unfounded' }, day(4))));
  test('is released from supervision with it', () =>
    given(found(), ...gradedMajor)
      .when(unfounded)
      .yields(event('delisted', { by: 'emergency-management' }, day(4)), closed({ grade: 'major' })));
  test('is put right once that was ordered', () =>
    given(...ordered)
      .when(unfounded)
      .refuses('order-exists'));
  test('is no duplicate of itself', () => given(found()).when(duplicate(id)).refuses('duplicate-of-itself'));
  test('is dismissed once', () => given(found(), closed({})).when(unfounded).refuses('hazard-closed'));
});

test('a duplicate is one of a hazard that is, or was put right: none is lost in a circle', () => {
  expect(isOriginal(undefined)).toBe(false);
  expect(isOriginal(stateOf([found()]))).toBe(true);
  expect(isOriginal(stateOf([...ordered, closed({ outcome: 'rectified' })]))).toBe(true);
  expect(isOriginal(stateOf([found(), closed({ outcome: 'duplicate', of: id })]))).toBe(false);
  expect(isOriginal(stateOf([found(), closed({})]))).toBe(false);
});
