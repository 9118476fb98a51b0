import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import type { Policy } from './index.ts';
import { checkCity, cityNames, loadCity } from './load.ts';

const folder = new URL('../cities/zhenjiang/', import.meta.url);

type Data = Record<string, Record<string, unknown> & Record<number, Record<string, unknown>>>;
let files: Data;
beforeEach(() => {
  files = Object.fromEntries(
    readdirSync(folder).map((name) => [
      name.replace('.json', ''),
      JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
    ]),
  );
});

test.each(cityNames())('the data of %s is sound', (name) => expect(loadCity(name).code).toBeTruthy());

test('Dingmao has its centre and 23 workstations', () => {
  const venues = loadCity('zhenjiang').venues.filter(({ station }) => station === 'dingmao');
  expect(venues.filter(({ kind }) => kind === 'workstation')).toHaveLength(23);
  expect(venues.filter(({ kind, goldMedal }) => kind === 'centre' && goldMedal)).toHaveLength(1);
});

test('a city there is no data for is told with those there are', () =>
  expect(() => loadCity('atlantis')).toThrow('There is no city "atlantis"; there are: zhenjiang'));

const mistakes: [string, (data: Data) => void, object][] = [
  ['an unknown key', (it) => Object.assign(it.city ?? {}, { mayor: 'x' }), { file: 'city', path: '' }],
  [
    'a station in no district',
    (it) => Object.assign(it.stations?.[0] ?? {}, { district: '999999' }),
    { file: 'stations', path: '0.district', fault: 'there is no "999999"' },
  ],
  [
    'an id used twice',
    (it) => Object.assign(it.venues?.[1] ?? {}, { id: 'dingmao-centre' }),
    { file: 'venues', path: '1.id' },
  ],
  [
    'a partner of no department',
    (it) => Object.assign(it.partners?.[0] ?? {}, { department: 'navy' }),
    { file: 'partners', path: '0.department' },
  ],
  [
    'a partner for no area',
    (it) => Object.assign(it.partners?.[0] ?? {}, { areas: ['atlantis'] }),
    { file: 'partners', path: '0.areas.0' },
  ],
  [
    'a station no centre serves',
    (it) => Object.assign(it.venues?.[0] ?? {}, { station: 'baohua' }),
    { file: 'stations', path: '0.id', fault: 'no centre serves "dingmao"' },
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
    'records from a day there is not',
    (it) => Object.assign((it.policy as unknown as Policy).backdating, { recordsFrom: '2019-02-30' }),
    { file: 'policy', path: 'backdating.recordsFrom' },
  ],
  [
    'a decision table without an end',
    (it) => (it.policy as unknown as Policy).routing.rules.pop(),
    { file: 'policy', path: 'routing.rules' },
  ],
];

test.each(mistakes)('%s is told by file and path', (_, spoil, fault) => {
  spoil(files);
  const checked = checkCity(files);
  expect(checked.city).toBeUndefined();
  expect(checked.faults).toContainEqual(expect.objectContaining(fault));
});
