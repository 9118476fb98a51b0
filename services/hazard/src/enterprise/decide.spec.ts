import { limits } from '@maplebridge/contracts';
import { describe, expect, test } from 'vitest';
import {
  account,
  ammonia,
  command,
  decider,
  declared,
  enterprise,
  event,
  given,
  note,
  outcome,
  reassessed,
  registered,
  stateOf,
  tankFarm,
} from './enterprise.fixtures.ts';
import { toReassess } from './unit-assessment.ts';

const declareUnit = command('DeclareUnit', { kind: 'tank-farm', note });
const declare = (unit: string, ...entries: Parameters<typeof ammonia>[0][]) =>
  command('DeclareInventory', { unit, entries: entries.map(ammonia) });
const change = (to: { residents?: number; accounts?: string[] }) => command('ChangeEnterprise', to);
const yellow = { colour: 'yellow', betaVerified: true } as const;

describe('an enterprise', () => {
  test('is registered once', () => {
    given().when(command('RegisterEnterprise', enterprise)).yields(registered);
    given(registered).when(command('RegisterEnterprise', enterprise)).refuses('enterprise-registered');
  });
  test('rejects other commands before it is registered', () => {
    given().when(declareUnit).refuses('not-found');
    given()
      .when(change({ residents: 1 }))
      .refuses('not-found');
  });
  test('has the area of its registration', () => {
    expect(decider.area(stateOf(registered))).toEqual(enterprise.area);
    expect(() => decider.area(undefined)).toThrow('has no area');
  });
  test('records only the fields that differ', () => {
    const other = '3m00000000000000000000000b';
    given(registered)
      .when(change({ residents: 29, accounts: [account, other] }))
      .yields(event('changed', { accounts: [account, other] }));
    given(registered)
      .when(change({ residents: 29, accounts: [account] }))
      .yields();
    given(registered)
      .when(change({ accounts: [other] }))
      .yields(event('changed', { accounts: [other] }));
    expect(stateOf(registered, event('changed', { accounts: [] }))?.accounts).toEqual([]);
  });
});

describe('units', () => {
  test('are numbered in order; a number is never reused', () => {
    given(registered).when(declareUnit).yields(tankFarm('U1'));
    given(registered, tankFarm('U1'), event('unit-closed', { unit: 'U1' }))
      .when(declareUnit)
      .yields(tankFarm('U2'));
  });
  test('are limited; closing is always possible', () => {
    const all = Array.from({ length: limits['enterprise-units'].most }, (_, i) => tankFarm(`U${i + 1}`));
    given(registered, ...all.slice(1))
      .when(declareUnit)
      .yields(tankFarm(`U${limits['enterprise-units'].most}`));
    given(registered, ...all)
      .when(declareUnit)
      .refuses('limit-reached');
    given(registered, ...all)
      .when(command('CloseUnit', { unit: 'U1' }))
      .yields(event('unit-closed', { unit: 'U1' }));
  });
  test('have someone responsible for each duty (包保责任制; its text was not verified)', () => {
    const named = (duty: 'principal' | 'technical', of: string) =>
      event('responsible-named', { unit: 'U1', duty, note: of });
    given(registered, tankFarm('U1'))
      .when(command('NameResponsible', { unit: 'U1', duty: 'principal', note }))
      .yields(named('principal', note));
    const state = stateOf(registered, tankFarm('U1'), named('principal', 'a'), named('technical', 'b'));
    expect(state?.units.U1?.responsible).toEqual({ principal: 'a', technical: 'b' });
    expect(decider.evolve(state, named('principal', 'c'))?.units.U1?.responsible).toEqual({
      principal: 'c',
      technical: 'b',
    });
  });
  test('are closed once', () => {
    const close = command('CloseUnit', { unit: 'U1' });
    const closed = event('unit-closed', { unit: 'U1' });
    given(registered, tankFarm('U1')).when(close).yields(closed);
    given(registered, tankFarm('U1'), closed).when(close).yields();
    given(registered).when(close).refuses('unknown-unit');
  });
  test.each([
    ['an inventory', declare('U1', 1)],
    ['someone responsible', command('NameResponsible', { unit: 'U1', duty: 'operating', note })],
  ])('that are closed or were never declared take not %s', (_, its) => {
    given(registered).when(its).refuses('unknown-unit');
    given(registered, tankFarm('U1'), event('unit-closed', { unit: 'U1' }))
      .when(its)
      .refuses('unit-closed');
  });
});

describe('an inventory', () => {
  test('is assessed at once; below S = 1 the level does not change', () =>
    given(registered, tankFarm('U1'))
      .when(declare('U1', 9))
      .yields(declared('U1', 29, ammonia(9))));
  test('that makes a major hazard changes the level (GB 18218-2018, 4.2.1)', () =>
    given(registered, tankFarm('U1'))
      .when(declare('U1', 50))
      .yields(
        declared('U1', 29, ammonia(50)),
        event('level-changed', { unit: 'U1', from: null, to: 3, ...yellow }),
      ));
  test('with an added tank changes the level from the previous one', () => {
    given(registered, tankFarm('U1'), declared('U1', 29, ammonia(50)))
      .when(declare('U1', 50, 200))
      .yields(
        declared('U1', 29, ammonia(50), ammonia(200)),
        event('level-changed', { unit: 'U1', from: 3, to: 2, colour: 'orange', betaVerified: true }),
      );
    given(registered, tankFarm('U1'), declared('U1', 29, ammonia(50)))
      .when(declare('U1', 60))
      .yields(declared('U1', 29, ammonia(60)));
  });
  test('that is no longer a major hazard sets the level to none', () =>
    given(registered, tankFarm('U1'), declared('U1', 29, ammonia(50)))
      .when(declare('U1', 1))
      .yields(
        declared('U1', 29, ammonia(1)),
        event('level-changed', { unit: 'U1', from: 3, to: null, colour: 'blue', betaVerified: true }),
      ));
  test('declared twice is recorded once, in any order of fields', () =>
    given(registered, tankFarm('U1'), declared('U1', 29, { tonnes: 50, row: 1, cas: '7664-41-7' }))
      .when(command('DeclareInventory', { unit: 'U1', entries: [{ cas: '7664-41-7', row: 1, tonnes: 50 }] }))
      .yields());
  test('is never summed over a plant (3.2 to 3.6): two units of S = 0.9 are not a major hazard', () =>
    given(registered, tankFarm('U1'), tankFarm('U2'), declared('U1', 29, ammonia(9)))
      .when(declare('U2', 9))
      .yields(declared('U2', 29, ammonia(9))));
  test('that cannot be assessed is refused', () =>
    given(registered, tankFarm('U1'))
      .when(command('DeclareInventory', { unit: 'U1', entries: [{ cas: '6484-52-2', tonnes: 1 }] }))
      .refuses('substance-ambiguous'));
});

describe('a closed unit', () => {
  const closed = event('unit-closed', { unit: 'U1' });
  const close = command('CloseUnit', { unit: 'U1' });
  test('is no longer a major hazard; level-changed precedes unit-closed (Hazardous Chemicals Safety Law art. 13)', () => {
    given(registered, tankFarm('U1'), declared('U1', 29, ammonia(50)))
      .when(close)
      .yields(
        event('level-changed', { unit: 'U1', from: 3, to: null, colour: 'blue', betaVerified: true }),
        closed,
      );
    given(registered, tankFarm('U1'), declared('U1', 29, ammonia(9)))
      .when(close)
      .yields(closed);
    given(registered, tankFarm('U1')).when(close).yields(closed);
  });
});

describe('when the residents within 500 m change (table 5)', () => {
  const units = [tankFarm('U1'), tankFarm('U2'), tankFarm('U3'), tankFarm('U4')];
  const plant = [
    registered,
    ...units,
    declared('U1', 29, ammonia(50)),
    declared('U2', 29, ammonia(9)),
    declared('U3', 29, ammonia(240)),
    event('unit-closed', { unit: 'U3' }),
  ];
  test('every open unit with an inventory is reassessed; its level follows R', () =>
    given(...plant)
      .when(change({ residents: 0 }))
      .yields(
        event('changed', { residents: 0 }),
        reassessed('U1', 0, ammonia(50)),
        event('level-changed', { unit: 'U1', from: 3, to: 4, ...yellow }),
        reassessed('U2', 0, ammonia(9)),
      ));
  test('and then stands as it was assessed', () => {
    const state = stateOf(...plant, event('changed', { residents: 0 }), reassessed('U1', 0, ammonia(50)));
    expect(state?.units.U1).toMatchObject({
      entries: [ammonia(50)],
      outcome: outcome(0, ammonia(50)),
      residents: 0,
    });
  });
  test('forty of many units are reassessed in one step, the rest in the next', () => {
    const ids = Array.from({ length: 50 }, (_, i) => `U${i + 1}`);
    const many = [registered, ...ids.flatMap((unit) => [tankFarm(unit), declared(unit, 29, ammonia(9))])];
    const steps = ids.map((unit) => reassessed(unit, 100, ammonia(9)));
    const changed = event('changed', { residents: 100 });
    given(...many)
      .when(change({ residents: 100 }))
      .yields(changed, ...steps.slice(0, 40));
    const first = [...many, changed, ...steps.slice(0, 40)];
    given(...first)
      .when(command('ReassessUnits', {}))
      .yields(...steps.slice(40));
    expect(toReassess(stateOf(...first) as never)).toEqual(ids.slice(40));
    given(...first, ...steps.slice(40))
      .when(command('ReassessUnits', {}))
      .yields();
  });
});
