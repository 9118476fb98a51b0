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
  test('nothing by itself', () => {
    expect(heldBy(undefined)).toEqual([]);
    expect(heldBy(stateOf(received()))).toEqual([]);
  });
  test('the place it booked, named by the instant however that is written', () => {
    expect(heldBy(stateOf(service, booked))).toEqual([reservation]);
    expect(slotReservation(place.desk, '2019-05-27T01:00:00Z')).toBe(reservation.resource);
  });
  test('the last place it booked alone', () => {
    const startsAt = '2019-05-27T09:15:00+08:00';
    const moved = event('appointment-made', { ...place, startsAt, endsAt: startsAt });
    expect(heldBy(stateOf(service, booked, moved)).map(({ resource }) => resource)).toEqual([
      slotReservation(place.desk, startsAt),
    ]);
  });
  test('no place when it was taken back', () =>
    expect(heldBy(stateOf(service, booked, event('withdrawn', { kind: 'service' })))).toEqual([]));
  test('no place when it was merged, but that of the pair, whichever went into the other', () => {
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
