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
  test('is closed if unfounded or a duplicate', () => {
    given(found()).when(unfounded).yields(closed({}));
    given(found())
      .when(duplicate(otherId))
      .yields(closed({ outcome: 'duplicate', of: otherId }));
  });
  test('informs the reporter (Work Safety Law art. 74)', () =>
    given(...reported)
      .when(unfounded)
      .yields(closed({ source: 'report' }), followed({ step: 'closed', outcome: 'unfounded' }, day(4))));
  test('is released from supervision when it is dismissed', () =>
    given(found(), ...gradedMajor)
      .when(unfounded)
      .yields(event('delisted', { by: 'emergency-management' }, day(4)), closed({ grade: 'major' })));
  test('cannot be dismissed after an order', () =>
    given(...ordered)
      .when(unfounded)
      .refuses('order-exists'));
  test('cannot be a duplicate of itself', () =>
    given(found()).when(duplicate(id)).refuses('duplicate-of-itself'));
  test('is dismissed once', () => given(found(), closed({})).when(unfounded).refuses('hazard-closed'));
});

test('an original must be open or rectified, so that duplicates form no cycle', () => {
  expect(isOriginal(undefined)).toBe(false);
  expect(isOriginal(stateOf([found()]))).toBe(true);
  expect(isOriginal(stateOf([...ordered, closed({ outcome: 'rectified' })]))).toBe(true);
  expect(isOriginal(stateOf([found(), closed({ outcome: 'duplicate', of: id })]))).toBe(false);
  expect(isOriginal(stateOf([found(), closed({})]))).toBe(false);
});
