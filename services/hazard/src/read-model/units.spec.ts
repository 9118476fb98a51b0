import { type InventoryEntry, UnitSummary } from '@maplebridge/contracts/hazard';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ammonia,
  declared,
  enterprise,
  event,
  id,
  outcome,
  policy,
  registered,
  stateOf,
  tankFarm,
} from '../enterprise/enterprise.fixtures.ts';
import { listedEnterprise } from './units.ts';

const listed = (...events: Parameters<typeof stateOf>) =>
  listedEnterprise(policy, id, stateOf(registered, ...events), 7);

test('a unit is listed once it has an inventory', () => {
  expect(listedEnterprise(policy, id, undefined, 0)).toEqual([]);
  expect(listed(tankFarm('U1'))).toEqual([]);
  expect(listed(tankFarm('U1'), declared('U1', 29, ammonia(50)), tankFarm('U2'))).toHaveLength(1);
});

test('it stands on the lists of its station, park and enterprise, all and by colour, and counts in the park', () => {
  const [unit] = listed(tankFarm('U1'), declared('U1', 29, ammonia(50)));
  const key = '2-099999999990000-099999999995000';
  expect(unit).toEqual({
    id: `unit-${id}-U1`,
    version: 7,
    item: {
      enterprise: id,
      code: enterprise.code,
      unit: 'U1',
      kind: 'tank-farm',
      area: enterprise.area,
      park: 'gaozi-park',
      colour: 'yellow',
      level: 3,
      s: 5,
      r: 10,
      betaVerified: true,
    },
    lists: {
      'station/gaozi/units': key,
      'station/gaozi/units/yellow': key,
      'park/gaozi-park/units': key,
      'park/gaozi-park/units/yellow': key,
      [`enterprise/${id}/units`]: key,
      [`enterprise/${id}/units/yellow`]: key,
    },
    counts: { 'park-gaozi-park/now': { unitsYellow: 1 } },
  });
  expect(UnitSummary.parse(unit?.item)).toEqual(unit?.item);
});

test('outside a park it is in no counter', () => {
  const outside = stateOf(
    event('registered', { ...enterprise, park: null }),
    tankFarm('U1'),
    declared('U1', 29, ammonia(1)),
  );
  const [unit] = listedEnterprise(policy, id, outside, 3);
  expect(Object.keys(unit?.lists ?? {})).toEqual([
    'station/gaozi/units',
    'station/gaozi/units/blue',
    `enterprise/${id}/units`,
    `enterprise/${id}/units/blue`,
  ]);
  expect(unit?.counts).toEqual({});
});

test('a closed unit leaves all lists and counters', () =>
  expect(
    listed(tankFarm('U1'), declared('U1', 29, ammonia(50)), event('unit-closed', { unit: 'U1' })),
  ).toMatchObject([{ id: `unit-${id}-U1`, lists: {}, counts: {} }]));

test('the list is sorted by colour, the most serious first, then by R, then by S, descending', () => {
  const kilograms = fc.integer({ min: 1, max: 1_000_000_000 });
  fc.assert(
    fc.property(fc.tuple(kilograms, kilograms), fc.boolean(), (pair, small) => {
      const tonnes = pair.map((it) => (small ? 1 + (it % 20_000) : it) / 1000);
      const inventories = tonnes.map((it): InventoryEntry[] => [ammonia(it)]);
      const [first, second] = inventories.map((entries) => outcome(29, ...entries));
      const [a, b] = listed(
        tankFarm('U1'),
        declared('U1', 29, ...(inventories[0] ?? [])),
        tankFarm('U2'),
        declared('U2', 29, ...(inventories[1] ?? [])),
      ).map(({ lists }) => lists['station/gaozi/units'] ?? '');
      // One substance, so that S and R rise together: a thousandth more is seen.
      if ((first?.s ?? 0) > (second?.s ?? 0) + 0.001) expect((a ?? '') < (b ?? '')).toBe(true);
      expect((a ?? '').length).toBe((b ?? '').length);
    }),
  );
});
