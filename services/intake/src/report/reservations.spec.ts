import { describe, expect, test } from 'vitest';
import {
  booked,
  counted,
  event,
  id,
  merged,
  otherId,
  place,
  received,
  service,
  stateOf,
} from './report.fixtures.ts';
import { heldBy, slotReservation } from './reservations.ts';

const reservation = { resource: 'slot-dingmao-reception-2019-05-27T01:00:00.000Z', capacity: 2 };

describe('a report holds', () => {
  test('nothing at first', () => {
    expect(heldBy(undefined)).toEqual([]);
    expect(heldBy(stateOf(received()))).toEqual([]);
  });
  test('its desk slot, by the instant regardless of time offset', () => {
    expect(heldBy(stateOf(service, booked))).toEqual([reservation]);
    expect(slotReservation(place.desk, '2019-05-27T01:00:00Z')).toBe(reservation.resource);
  });
  test('only the slot it booked last', () => {
    const startsAt = '2019-05-27T09:15:00+08:00';
    const moved = event('appointment-made', { ...place, startsAt, endsAt: startsAt });
    expect(heldBy(stateOf(service, booked, moved)).map(({ resource }) => resource)).toEqual([
      slotReservation(place.desk, startsAt),
    ]);
  });
  test('no slot after a withdrawal', () =>
    expect(heldBy(stateOf(service, booked, event('withdrawn', { kind: 'service' })))).toEqual([]));
  test('after a merge only the pair, the same in both directions', () => {
    const into = heldBy(stateOf(service, booked, merged));
    const back = event('merged', {
      kind: 'dispute',
      from: otherId,
      into: id,
      takesBack: counted,
      note: 'note-2',
    });
    expect(into).toEqual([{ resource: `pair-${otherId}-${id}`, capacity: 1 }]);
    expect(heldBy(stateOf(received(), back))).toEqual(into);
  });
});
