import type { Desk } from '@maplebridge/directory';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slotAt, slotsOf } from './slots.ts';

const zone = 'Asia/Shanghai';
const desk: Desk = {
  id: 'dingmao-desk',
  name: { en: 'Desk', zh: '窗口' },
  station: 'dingmao',
  categories: ['permit-or-id'],
  languages: ['zh', 'en'],
  hours: [
    { days: [1, 2, 3, 4, 5], from: '13:30', to: '14:20' },
    { days: [1, 6], from: '09:00', to: '09:30' },
  ],
  slotMinutes: 15,
  placesPerSlot: 2,
  sample: true,
  confidence: 'unverified',
  source: 'Made up',
};
const monday = '2019-05-20';
const startsOn = (date: string) => slotsOf(desk, date, zone).map(({ startsAt }) => startsAt.slice(11));

describe('the slots of a desk', () => {
  test('follow its hours on that weekday, in order, none after closing', () => {
    expect(startsOn(monday)).toEqual([
      '09:00:00+08:00',
      '09:15:00+08:00',
      '13:30:00+08:00',
      '13:45:00+08:00',
      '14:00:00+08:00',
    ]);
    expect(startsOn('2019-05-21')).toHaveLength(3);
    expect(startsOn('2019-05-25')).toHaveLength(2);
    expect(startsOn('2019-05-26')).toEqual([]);
  });

  test('have an end and a capacity', () =>
    expect(slotsOf(desk, monday, zone)[0]).toEqual({
      desk: 'dingmao-desk',
      startsAt: '2019-05-20T09:00:00+08:00',
      endsAt: '2019-05-20T09:15:00+08:00',
      places: 2,
    }));

  test('never overlap, for any slot length', () =>
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 240 }), (slotMinutes) => {
        const slots = slotsOf({ ...desk, slotMinutes }, monday, zone);
        for (const [n, { startsAt }] of slots.slice(1).entries()) {
          expect(Date.parse(startsAt)).toBeGreaterThanOrEqual(Date.parse(slots[n]?.endsAt ?? ''));
        }
      }),
    ));
});

describe('a slot is found', () => {
  const at = (over: object = {}) =>
    slotAt([desk], zone, {
      desk: 'dingmao-desk',
      category: 'permit-or-id',
      startsAt: '2019-05-20T09:15:00+08:00',
      ...over,
    });
  test('by its start, regardless of time offset', () => {
    expect(at()?.startsAt).toBe('2019-05-20T09:15:00+08:00');
    expect(at({ startsAt: '2019-05-20T01:15:00Z' })).toEqual(at());
  });
  test.each([
    ['at another time', { startsAt: '2019-05-20T09:16:00+08:00' }],
    ['when the desk is closed', { startsAt: '2019-05-26T09:15:00+08:00' }],
    ['at another desk', { desk: 'nobody' }],
    ['for what the desk does not serve', { category: 'immigration' }],
  ])('and not %s', (_, over) => expect(at(over)).toBeUndefined());
});
