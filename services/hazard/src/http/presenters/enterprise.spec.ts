import { Enterprise } from '@maplebridge/contracts/hazard';
import { expect, test } from 'vitest';
import {
  ammonia,
  declared,
  enterprise,
  event,
  id,
  policy,
  registered,
  stateOf,
  tankFarm,
} from '../../enterprise/enterprise.fixtures.ts';
import type { EnterpriseState } from '../../enterprise/state.ts';
import { enterpriseView, type Readable } from './enterprise.ts';

const names = new Map([
  ['note-1', { name: '高资化工' }],
  ['note-2', { name: '液氨罐区' }],
  ['note-3', { name: '王', phone: '0511 8888 0000' }],
]);
const present = (state: EnterpriseState, of: Readable['names'] = names, phones = true) => {
  if (!state) throw new Error('not registered');
  return enterpriseView(policy, id, state, { names: of, phones });
};
const state = stateOf(
  registered,
  event('unit-declared', { unit: 'U1', kind: 'tank-farm', note: 'note-2' }),
  event('responsible-named', { unit: 'U1', duty: 'technical', note: 'note-3' }),
  declared('U1', 29, ammonia(20), ammonia(30)),
);

test('an enterprise shows its units, with each term of their assessments and the names of the personal-data store', () => {
  const shown = present(state);
  expect(Enterprise.parse(shown)).toEqual(shown);
  expect(shown).toMatchObject({ id, code: enterprise.code, name: '高资化工', residents: 29 });
  expect(shown.units[0]).toMatchObject({
    id: 'U1',
    name: '液氨罐区',
    closed: false,
    entries: [ammonia(20), ammonia(30)],
    responsible: [{ duty: 'technical', name: '王', phone: '0511 8888 0000' }],
    assessment: { s: 5, r: 10, level: 3, residents: 29, terms: [{ ratio: 2 }, { ratio: 3 }] },
  });
});

test('names that were erased are null', () => {
  const shown = present(state, new Map());
  expect(shown.name).toBeNull();
  expect(shown.units[0]?.name).toBeNull();
  expect(shown.units[0]?.responsible).toEqual([{ duty: 'technical', name: null, phone: null }]);
});

test('a unit without inventory has no assessment', () =>
  expect(present(stateOf(registered, tankFarm('U1'))).units[0]).toEqual({
    id: 'U1',
    kind: 'tank-farm',
    name: '高资化工',
    closed: false,
    responsible: [],
  }));

test('a closed unit keeps its last assessment and number of residents', () => {
  const later = stateOf(
    registered,
    tankFarm('U1'),
    declared('U1', 29, ammonia(50)),
    event('unit-closed', { unit: 'U1' }),
    event('changed', { residents: 500 }),
  );
  expect(present(later)).toMatchObject({
    residents: 500,
    units: [{ closed: true, assessment: { residents: 29, r: 10 } }],
  });
});

test('a grade by another version of the tables is shown as recorded, without terms', () => {
  const u1 = state?.units.U1;
  if (!state || !u1?.outcome) throw new Error('not graded');
  const other = { ...u1, outcome: { ...u1.outcome, s: 4, tables: 'GB 18218-2009' } };
  expect(present({ ...state, units: { U1: other } }).units[0]?.assessment).toMatchObject({
    s: 4,
    tables: 'GB 18218-2009',
    terms: [],
  });
});

test('a telephone number is shown only to callers who may ring the responsible person', () => {
  const responsible = (phones: boolean) => present(state, names, phones).units[0]?.responsible;
  expect(responsible(true)).toEqual([{ duty: 'technical', name: '王', phone: '0511 8888 0000' }]);
  expect(responsible(false)).toEqual([{ duty: 'technical', name: '王', phone: null }]);
});
