import type { InventoryEntry } from '@maplebridge/contracts/hazard';
import { describe, expect, test } from 'vitest';
import { assess } from './assess.ts';
import { assessed, policy } from './assessment.fixtures.ts';

const term = (entry: Omit<InventoryEntry, 'tonnes'>) => assessed(0, { ...entry, tonnes: 1 }).terms[0];
/** Behind one that is fine, so that the pointer must count. */
const refusal = (entry: Omit<InventoryEntry, 'tonnes'>) =>
  assess(policy, 0, [
    { cas: '7664-41-7', tonnes: 1 },
    { ...entry, tonnes: 1 },
  ]);

describe('which critical quantity (4.1.2)', () => {
  test('that of table 1, by CAS number or row', () => {
    expect(term({ cas: '75-44-5' })).toMatchObject({ row: 6, criticalTonnes: 0.3, criticalFrom: 'table-1' });
    expect(term({ row: 74 })).toMatchObject({ row: 74, name: '烷基铝', criticalTonnes: 1 });
  });
  test('table 1 goes before table 2, whatever categories were confirmed', () =>
    expect(term({ cas: '67-56-1', categories: ['W5.1', 'J3'] })).toMatchObject({
      criticalTonnes: 500,
      criticalFrom: 'table-1',
    }));
  test('else that of the category of table 2', () =>
    expect(term({ cas: '110-82-7', row: 62 })).toMatchObject({ criticalTonnes: 500 }));
  test('and of several the lowest', () =>
    expect(term({ categories: ['W5.4', 'W2', 'J3'] })).toMatchObject({
      criticalTonnes: 10,
      criticalFrom: 'table-2',
    }));
  test('a substance outside table 1 keeps its CAS number, and goes by its categories', () => {
    const outside = term({ cas: '64-19-7', categories: ['W5.4'] });
    expect(outside).toMatchObject({ cas: '64-19-7', criticalTonnes: 5000, criticalFrom: 'table-2' });
    expect(outside?.row).toBeUndefined();
  });
});

describe('a substance that cannot be told is refused at its entry', () => {
  test('one that is not in table 1 and has no category', () => {
    expect(refusal({ cas: '64-19-7' })).toMatchObject({
      rejected: 'unknown-substance',
      field: '/entries/1/cas',
    });
    expect(refusal({})).toMatchObject({ rejected: 'unknown-substance', field: '/entries/1/categories' });
  });
  test('one whose CAS number stands in several rows, which are named', () =>
    expect(refusal({ cas: '6484-52-2', categories: ['W9.2'] })).toMatchObject({
      rejected: 'substance-ambiguous',
      detail: expect.stringMatching(/^43 .*; 44 /),
      field: '/entries/1/row',
    }));
  test('until its row is named', () => {
    expect(term({ cas: '6484-52-2', row: 43 })?.criticalTonnes).toBe(5);
    expect(term({ cas: '6484-52-2', row: 44 })?.criticalTonnes).toBe(50);
  });
  test('one whose row is another’s', () =>
    expect(refusal({ cas: '7664-41-7', row: 12 })).toMatchObject({
      rejected: 'row-mismatch',
      detail: 'row 12 is 氯',
      field: '/entries/1/row',
    }));
});

describe('a row of a group, which has no CAS number', () => {
  test('takes a substance that stands in no other row', () =>
    expect(term({ cas: '97-93-8', row: 74 })).toMatchObject({ row: 74, criticalTonnes: 1 }));
  test('and none that does', () => {
    expect(refusal({ cas: '7664-41-7', row: 74 })).toMatchObject({ rejected: 'row-mismatch' });
    expect(refusal({ cas: '6484-52-2', row: 45 })).toMatchObject({ rejected: 'row-mismatch' });
  });
});

describe('a mixture (4.2.3)', () => {
  test('of the class of its pure substance goes by it as a whole', () =>
    expect(term({ cas: '7697-37-2', mixture: true })).toMatchObject({ row: 81, criticalTonnes: 100 }));
  test('of another class goes by its own', () =>
    expect(term({ categories: ['W5.4'], mixture: true })).toMatchObject({
      criticalTonnes: 5000,
      criticalFrom: 'table-2',
    }));
  test('without either is refused', () => {
    const without = { rejected: 'mixture-without-class', field: '/entries/1/categories' };
    expect(refusal({ mixture: true })).toMatchObject(without);
    expect(refusal({ cas: '64-19-7', mixture: true })).toMatchObject(without);
  });
});
