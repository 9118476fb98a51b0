import type { InventoryEntry } from '@maplebridge/contracts/hazard';
import { describe, expect, test } from 'vitest';
import { assessed } from './assessment.fixtures.ts';

const term = (entry: Omit<InventoryEntry, 'tonnes'>) => assessed(0, { ...entry, tonnes: 1 }).terms[0];

describe('β (4.3.2)', () => {
  test('of a toxic gas is that of table 3, by CAS number or row, whatever its categories', () => {
    const table3 = { beta: 20, betaFrom: 'table-3', betaVerified: true };
    expect(term({ cas: '75-44-5' })).toMatchObject(table3);
    expect(term({ row: 6 })).toMatchObject(table3);
    expect(term({ cas: '75-44-5', categories: ['W11'] })).toMatchObject(table3);
  });
  test('of carbon monoxide too, which is not in table 1', () => {
    expect(term({ cas: '630-08-0', categories: ['J3', 'W2'] })).toMatchObject({
      criticalTonnes: 10,
      criticalFrom: 'table-2',
      beta: 2,
      betaFrom: 'table-3',
      betaVerified: true,
    });
    expect(term({ cas: '630-08-0', row: 13 })).toMatchObject({ criticalTonnes: 20, betaFrom: 'table-3' });
  });
  test('of others is that of table 4, by category', () =>
    expect(term({ categories: ['W2'] })).toMatchObject({
      beta: 1.5,
      betaFrom: 'table-4',
      betaVerified: true,
    }));
  test('of several categories is the largest: common practice, and so not verified', () =>
    expect(term({ categories: ['W5.3', 'J3', 'W2'] })).toMatchObject({
      beta: 2,
      betaFrom: 'table-4',
      betaVerified: false,
    }));
  test('of several categories with the same β is sure', () =>
    expect(term({ categories: ['W2', 'W5.1'] })).toMatchObject({ beta: 1.5, betaVerified: true }));
});

describe('β of a substance of table 1 that table 3 does not have, whose class the standard does not tell', () => {
  test('is suggested, and marked as not verified', () => {
    const suggested = { betaFrom: 'suggested', betaVerified: false };
    expect(term({ cas: '1333-74-0' })).toMatchObject({ ...suggested, beta: 1.5, categories: ['W2'] });
    expect(term({ row: 26 })).toMatchObject({ ...suggested, beta: 1, categories: [] });
  });
  test('is verified once the safety officer confirmed the class', () =>
    expect(term({ cas: '1333-74-0', categories: ['W2'] })).toMatchObject({
      beta: 1.5,
      betaFrom: 'table-4',
      betaVerified: true,
    }));
  test('leaves the whole assessment marked', () => {
    const ammonia = { cas: '7664-41-7', tonnes: 10 };
    expect(assessed(0, ammonia).betaVerified).toBe(true);
    expect(assessed(0, ammonia, { cas: '1333-74-0', tonnes: 1 }).betaVerified).toBe(false);
  });
});
