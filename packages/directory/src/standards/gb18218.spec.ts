import { CasNumber, HazardCategory } from '@maplebridge/contracts/hazard';
import { describe, expect, test } from 'vitest';
import {
  alphaOf,
  category,
  majorHazardLevels,
  majorHazardStandard,
  substanceOfRow,
  substancesOfCas,
  tables,
  toxicGas,
} from './gb18218.ts';
import { MajorHazardStandard } from './schema.ts';

const { substances, categories, beta, provenance, alpha } = majorHazardStandard;

describe('the data of GB 18218-2018', () => {
  test('fits its schema, provenance and flags with it', () => {
    expect(MajorHazardStandard.parse(majorHazardStandard)).toEqual(majorHazardStandard);
    expect(provenance.notVerified).not.toEqual([]);
  });

  test('has the 85 rows of table 1, in order', () =>
    expect(substances.map(({ no }) => no)).toEqual(Array.from({ length: 85 }, (_, i) => i + 1)));

  test('has the 24 categories of table 2, as the contract names them', () => {
    expect(categories.map(({ symbol }) => symbol)).toEqual(HazardCategory.options);
    expect(HazardCategory.options).toHaveLength(24);
  });

  test('has 82 rows with CAS numbers, whose check digits are right', () => {
    const withCas = substances.filter(({ casAll }) => casAll.length);
    expect(withCas).toHaveLength(82);
    expect(substances.filter((it) => !withCas.includes(it)).map(({ no }) => no)).toEqual([13, 45, 74]);
    const all = [...withCas.flatMap(({ casAll }) => casAll), ...beta.table3ToxicGases];
    for (const { cas } of all) expect(CasNumber.safeParse(cas).success, cas).toBe(true);
    expect(CasNumber.safeParse('7664-41-8').success).toBe(false);
  });

  test('row 31: the check digit fits the numbers of both sources, so its flag stays', () => {
    expect(CasNumber.safeParse('13810-58-7').success).toBe(true);
    const row = substanceOfRow(31);
    expect(row?.casAll.map(({ cas }) => cas)).toEqual(['18810-58-7']);
    expect(row?.secondSourceAgrees.cas).toBe(false);
    expect(provenance.notVerified.join()).toContain('no.31');
  });

  test('table 3 has the substances of its rows, with the same β', () => {
    expect(beta.table3ToxicGases).toHaveLength(14);
    const inTable1 = substances.filter((it) => it.beta.source === 'table3');
    expect(inTable1).toHaveLength(13);
    for (const { no, beta: its, casAll } of inTable1) {
      const gas = toxicGas({ row: no });
      expect(gas).toMatchObject({ beta: its.value, cas: casAll[0]?.cas, verified: its.verified });
    }
  });

  test('a suggested β is that of its suggested category, and never verified', () => {
    const suggested = substances.filter((it) => it.beta.source !== 'table3');
    expect(suggested).toHaveLength(72);
    for (const { beta: its, nameZh } of suggested) {
      expect(its.verified, nameZh).toBe(false);
      // Rows 24 and 26 have a class outside table 2.
      expect(its.value, nameZh).toBe(its.suggestedSymbol ? category(its.suggestedSymbol).beta : 1);
    }
  });

  test('every critical quantity is a whole number of kilograms, and every β a whole number of halves', () => {
    const all = [...substances, ...categories].map(({ criticalTonnes }) => criticalTonnes * 1000);
    expect(all.filter((it) => !Number.isInteger(it))).toEqual([]);
    const betas = [...beta.table3ToxicGases.map((it) => it.beta), ...categories.map((it) => it.beta)];
    expect(betas.filter((it) => !Number.isInteger(it * 2))).toEqual([]);
    expect(alpha.filter((it) => !Number.isInteger(it.alpha * 10))).toEqual([]);
  });
});

describe('looking up', () => {
  test('a CAS number in one row, in several, in none', () => {
    expect(substancesOfCas('7664-41-7').map(({ no }) => no)).toEqual([1]);
    expect(substancesOfCas('6484-52-2').map(({ no }) => no)).toEqual([43, 44]);
    expect(substancesOfCas('9004-70-0').map(({ no }) => no)).toEqual([37, 38, 39, 40, 41, 42]);
    expect(substancesOfCas('630-08-0')).toEqual([]);
  });

  test('a row with several CAS numbers, by each', () =>
    expect(['74-82-8', '8006-14-2'].flatMap(substancesOfCas).map(({ no }) => no)).toEqual([49, 49]));

  test('carbon monoxide stands in table 3 alone; its CAS number is not in the standard', () =>
    expect(toxicGas({ cas: '630-08-0' })).toMatchObject({ beta: 2, table1No: null, casVerified: false }));

  test('α at both ends of each line of table 5', () =>
    expect([0, 1, 29, 30, 49, 50, 99, 100, 10_000_000].map(alphaOf)).toEqual([
      0.5, 1, 1, 1.2, 1.2, 1.5, 1.5, 2, 2,
    ]));

  test('the levels of table 6, the gravest first', () =>
    expect(majorHazardLevels).toEqual([
      { level: 1, from: 100 },
      { level: 2, from: 50 },
      { level: 3, from: 10 },
      { level: 4, from: 0 },
    ]));

  test('the tables tell standard and version', () => expect(tables).toBe('GB 18218-2018, data 1'));
});
