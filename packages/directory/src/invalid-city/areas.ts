import type { InvalidCity } from './fixture.ts';

/** What can be wrong in the files of the city, its stations, venues and indicators. */
export const areas: InvalidCity[] = [
  ['an unknown key', (it) => Object.assign(it.city ?? {}, { mayor: 'x' }), { file: 'city', path: 'mayor' }],
  [
    'a station in no district',
    (it) => Object.assign(it.stations?.[0] ?? {}, { district: '999999' }),
    { file: 'stations', path: '0.district', issue: 'there is no "999999"' },
  ],
  [
    'an id used twice',
    (it) => Object.assign(it.venues?.[1] ?? {}, { id: 'dingmao-centre' }),
    { file: 'venues', path: '1.id' },
  ],
  [
    'an indicator that nobody could tell',
    (it) => Object.assign(it.indicators?.[0] ?? {}, { departments: ['alchemy'] }),
    { file: 'indicators', path: '0.departments.0', issue: 'there is no "alchemy"' },
  ],
  [
    'a station no centre serves',
    (it) => Object.assign(it.venues?.[0] ?? {}, { station: 'baohua' }),
    { file: 'stations', path: '0.id', issue: 'no centre serves "dingmao"' },
  ],
  [
    'a time zone there is not',
    (it) => Object.assign(it.city ?? {}, { timeZone: 'Asia/Zhenjiang' }),
    { file: 'city', path: 'timeZone' },
  ],
  [
    'a position off the globe',
    (it) => Object.assign(it.venues?.[0] ?? {}, { position: { lng: 1190, lat: 32 } }),
    { file: 'venues', path: '0.position.lng' },
  ],
  [
    'a venue that closes before it opens',
    (it) => Object.assign(it.venues?.[0] ?? {}, { hours: { days: [1], from: '17:00', to: '09:00' } }),
    { file: 'venues', path: '0.hours', issue: 'must open before it closes' },
  ],
  [
    'a committee of two (People’s Mediation Law art. 8)',
    (it) => Object.assign(it.venues?.[0] ?? {}, { committee: { members: 2, women: 1 } }),
    { file: 'venues', path: '0.committee.members' },
  ],
  [
    'a committee of ten (art. 8)',
    (it) => Object.assign(it.venues?.[0] ?? {}, { committee: { members: 10, women: 5 } }),
    { file: 'venues', path: '0.committee.members' },
  ],
  [
    'a committee without a woman (art. 8)',
    (it) => Object.assign(it.venues?.[0] ?? {}, { committee: { members: 5, women: 0 } }),
    { file: 'venues', path: '0.committee.women' },
  ],
];
