import { beforeEach, expect, test } from 'vitest';
import type { Safety } from './index.ts';
import { areas } from './invalid-city/areas.ts';
import { departments } from './invalid-city/departments.ts';
import { type Data, type InvalidCity, zhenjiang } from './invalid-city/fixture.ts';
import { intake } from './invalid-city/intake.ts';
import { partners } from './invalid-city/partners.ts';
import { policy } from './invalid-city/policy.ts';
import { retention } from './invalid-city/retention.ts';
import { safety } from './invalid-city/safety.ts';
import { checkCity, cityNames, loadCity } from './load.ts';

let files: Data;
beforeEach(() => {
  files = zhenjiang();
});

test.each(cityNames())('the data of %s is sound', (name) => expect(loadCity(name).code).toBeTruthy());

test('Dingmao has its centre and 23 workstations', () => {
  const venues = loadCity('zhenjiang').venues.filter(({ station }) => station === 'dingmao');
  expect(venues.filter(({ kind }) => kind === 'workstation')).toHaveLength(23);
  expect(venues.filter(({ kind, goldMedal }) => kind === 'centre' && goldMedal)).toHaveLength(1);
});

test.each(['workstation', 'centre'])(
  'a committee may sit at a %s, of whichever town or street it is (People’s Mediation Law art. 34)',
  (kind) => {
    const venue = (files.venues as unknown as { kind: string }[]).find((it) => it.kind === kind) ?? {};
    for (const members of [3, 9]) {
      Object.assign(venue, { committee: { members, women: 1 } });
      expect(checkCity(files).issues).toEqual([]);
    }
  },
);

test('a body of any other kind is no venue (People’s Mediation Law art. 34)', () => {
  Object.assign(files.venues?.[0] ?? {}, { kind: 'tea-house' });
  expect(checkCity(files).issues).toContainEqual(expect.objectContaining({ file: 'venues', path: '0.kind' }));
});

test('a city there is no data for is told with those there are', () =>
  expect(() => loadCity('atlantis')).toThrow('There is no city "atlantis"; there are: zhenjiang'));

const invalidCities: InvalidCity[] = [
  ...departments,
  ...intake,
  ...partners,
  ...areas,
  ...policy,
  ...safety,
  ...retention,
];

test.each(invalidCities)('%s is told by file and path', (_, spoil, issue) => {
  spoil(files);
  const checked = checkCity(files);
  expect(checked.city).toBeUndefined();
  expect(checked.issues).toContainEqual(expect.objectContaining(issue));
});

test('a climb may change its unit where that is later at any time', () => {
  const { levels } = (files.safety as unknown as Safety).escalation;
  Object.assign(levels[1] ?? {}, { after: { length: 12, unit: 'hours' } });
  Object.assign(levels[3] ?? {}, { after: { length: 1, unit: 'months' } });
  expect(checkCity(files).issues).toEqual([]);
});
