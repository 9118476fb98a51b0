import { cloudEvent, departmentAttribute, typeName } from '@maplebridge/contracts';
import { allEvents } from '@maplebridge/contracts/events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadCity } from '../load.ts';
import { audienceOf, filterPolicy, hears } from './audience.ts';

const city = loadCity('zhenjiang');
const departments = city.departments.map(({ id }) => id);
const types = allEvents.flatMap(({ service, aggregate, facts }) =>
  Object.entries(facts).map(([fact, { version }]) => typeName(service, aggregate, fact, version)),
);
const patterns = [
  ...types,
  ...types.map((type) => type.replace(/[a-z-]+\.v\d+$/, '*')),
  ...types.map((type) => `${type.split('.').slice(0, 2).join('.')}.*`),
  'maplebridge.*',
];
const areas = [city.code, ...city.districts.map(({ id }) => id), ...city.stations.map(({ id }) => id)];

const subscribed = fc.record({
  types: fc.uniqueArray(fc.constantFrom(...patterns), { minLength: 1, maxLength: 5 }),
  areas: fc.uniqueArray(fc.constantFrom(...areas), { minLength: 1, maxLength: 5 }),
  addressedOnly: fc.boolean(),
  department: fc.constantFrom(...departments),
});

const published = fc.record({
  type: fc.constantFrom(...types),
  station: fc.constantFrom(...city.stations),
  departments: fc.uniqueArray(fc.constantFrom(...departments), { maxLength: 4 }),
});

/** A message as the relay gives it to SNS: its text attributes. */
const attributesOf = (event: { type: string; area: string; departments: readonly string[] }) =>
  new Map([
    ['type', event.type],
    ['area', event.area],
    ...event.departments.map((id) => [departmentAttribute(id), 'concerned'] as const),
  ]);

/**
 * What SNS does with a policy (Amazon SNS developer guide, attribute-based filtering): every key must match, by any of its
 * conditions; a text matches itself, a prefix what begins so, `exists` whatever there is.
 */
function passes(policy: object, attributes: ReadonlyMap<string, string>): boolean {
  return Object.entries(policy).every(
    ([key, conditions]: [string, readonly (string | { prefix?: string })[]]) => {
      const value = attributes.get(key);
      if (value === undefined) return false;
      return conditions.some((condition) => {
        if (typeof condition === 'string') return value === condition;
        return condition.prefix === undefined || value.startsWith(condition.prefix);
      });
    },
  );
}

test('the filter of SNS lets through exactly what a partner hears', () => {
  let heard = 0;
  fc.assert(
    fc.property(subscribed, published, (partner, { station, ...event }) => {
      const area = `${city.code}/${station.district}/${station.id}`;
      const audience = audienceOf(city, partner);
      const told = { type: event.type, area, departments: event.departments.join(' ') };
      const isHeard = hears(audience, told);
      if (isHeard) heard++;
      expect(passes(filterPolicy(audience), attributesOf({ ...event, area }))).toBe(isHeard);
    }),
    { numRuns: 2000 },
  );
  // Neither is always true, nor never.
  expect(heard).toBeGreaterThan(50);
  expect(heard).toBeLessThan(1950);
});

const partner = {
  types: ['maplebridge.mediation.case.*'],
  areas: ['321171'],
  addressedOnly: false,
  department: 'court',
};
const closed = cloudEvent({
  ...{
    city: 'zhenjiang',
    service: 'mediation',
    stream: 'case-x',
    version: 2,
    type: 'closed',
    schemaVersion: 1,
  },
  ...{ at: '2019-05-21T09:30:00+08:00', area: '321100/321171/dingmao', departments: ['health'], data: {} },
});
const isHeard = (over: object, event: object = {}) =>
  hears(audienceOf(city, { ...partner, ...over }), { ...closed, ...event });

test.each([
  ['of its type and in its area', {}, {}, true],
  ['of a station alone', { areas: ['dingmao'] }, {}, true],
  ['of the whole city', { areas: ['321100'] }, {}, true],
  ['of another station', { areas: ['baotalu'] }, {}, false],
  ['of another district', { areas: ['321112'] }, {}, false],
  ['of one type alone', { types: ['maplebridge.mediation.case.closed.v1'] }, {}, true],
  ['of a type that only begins the same', { types: ['maplebridge.mediation.case.close'] }, {}, false],
  ['of everything', { types: ['maplebridge.*'] }, {}, true],
  ['of another service', { types: ['maplebridge.hazard.*'] }, {}, false],
  ['that names others alone', { addressedOnly: true }, {}, false],
  ['that names it among others', { addressedOnly: true }, { departments: 'health court' }, true],
  ['that names nobody', { addressedOnly: true }, { departments: undefined }, false],
  [
    'that names one whose name begins the same',
    { addressedOnly: true },
    { departments: 'courthouse' },
    false,
  ],
  ['of a city whose code begins the same', { areas: ['321100'] }, { area: '3211001/321171/dingmao' }, false],
])('an event %s', (_, over, event, heard) => expect(isHeard(over, event)).toBe(heard));
