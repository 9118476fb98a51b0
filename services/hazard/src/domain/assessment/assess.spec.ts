import { Assessment, AssessmentOutcome } from '@maplebridge/contracts/hazard';
import { majorHazardStandard } from '@maplebridge/directory/standards';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyEntry, anyResidents, assessed } from './assessment.fixtures.ts';

const ammonia = (tonnes: number) => ({ cas: '7664-41-7', tonnes });
const phosgene = (tonnes: number) => ({ cas: '75-44-5', tonnes });

describe.each(majorHazardStandard.testVectors)(
  'the test vector $nameZh',
  ({ items, exposed, S, R, level }) => {
    test('comes out as the data file has it', () => {
      const assessment = assessed(exposed, ...items.map(({ no, q }) => ({ row: no, tonnes: q })));
      expect(assessment).toMatchObject({ s: S, r: R, level, majorHazard: level !== null });
    });
  },
);

test('an assessment shows every term, so that it can be checked by hand', () => {
  const assessment = assessed(120, { cas: '7782-50-5', tonnes: 20 }, { row: 57, tonnes: 25.5 });
  expect(Assessment.parse(assessment)).toEqual(assessment);
  expect(assessment).toEqual({
    s: 4.51,
    majorHazard: true,
    alpha: 2,
    r: 33.02,
    level: 3,
    colour: 'yellow',
    betaVerified: false,
    tables: 'GB 18218-2018, data 1',
    residents: 120,
    terms: [
      {
        entry: 1,
        row: 12,
        cas: '7782-50-5',
        name: '氯',
        categories: [],
        tonnes: 20,
        criticalTonnes: 5,
        criticalFrom: 'table-1',
        ratio: 4,
        beta: 4,
        betaFrom: 'table-3',
        betaVerified: true,
      },
      {
        entry: 2,
        row: 57,
        name: '苯',
        categories: ['W5.3'],
        tonnes: 25.5,
        criticalTonnes: 50,
        criticalFrom: 'table-1',
        ratio: 0.51,
        beta: 1,
        betaFrom: 'suggested',
        betaVerified: false,
      },
    ],
  });
});

describe('a major hazard begins at S = 1 exactly (4.2.1)', () => {
  test('with one substance, q = Q', () => {
    expect(assessed(1, ammonia(10)).majorHazard).toBe(true);
    expect(assessed(1, ammonia(9.999)).majorHazard).toBe(false);
  });
  test('with ten tenths, which a double sums to less than one', () => {
    const tenths = Array.from({ length: 10 }, () => ammonia(1));
    expect(tenths.reduce((all, { tonnes }) => all + tonnes / 10, 0)).toBeLessThan(1);
    expect(assessed(1, ...tenths)).toMatchObject({ s: 1, majorHazard: true });
  });
  test('with thirds, which have no end as decimals', () => {
    const thirds = [phosgene(0.1), { row: 26, tonnes: 25 }, { categories: ['W3' as const], tonnes: 50 }];
    expect(assessed(1, ...thirds)).toMatchObject({ s: 1, majorHazard: true });
  });
  test('a kilogram less is none, though S shows as 1 when rounded', () => {
    const styrene = { row: 58, tonnes: 499.999 };
    expect(assessed(1, styrene)).toMatchObject({ s: 0.999998, majorHazard: false, r: null, level: null });
    const nearly = { categories: ['W5.4' as const], tonnes: 4999.999 };
    expect(assessed(1, nearly)).toMatchObject({ s: 1, majorHazard: false, r: null, level: null });
  });
  test('R is told of major hazards alone (4.3.2), and the rest are blue', () =>
    expect(assessed(1000, ammonia(9))).toMatchObject({ alpha: 2, r: null, level: null, colour: 'blue' }));
});

describe('a level begins at its R exactly (table 6)', () => {
  // α 1, β 2, Q 10: R is a fifth of the tonnes.
  test.each([
    [10, 50, 3, 4],
    [50, 250, 2, 3],
    [100, 500, 1, 2],
  ])('R = %d', (r, tonnes, level, below) => {
    expect(assessed(1, ammonia(tonnes))).toMatchObject({ r, level });
    expect(assessed(1, ammonia(tonnes - 0.001))).toMatchObject({ level: below });
  });
  test('with α 1.2 and tenths that a double does not hold', () => {
    // R = 1.2 × 20 × q / 0.3 = 80 q
    expect(assessed(30, ...[0.5, 0.1, 0.025].map(phosgene))).toMatchObject({ r: 50, level: 2 });
    expect(assessed(30, ...[0.5, 0.1, 0.65].map(phosgene))).toMatchObject({ r: 100, level: 1 });
    expect(assessed(30, ...[0.5, 0.1, 0.649].map(phosgene))).toMatchObject({ r: 99.92, level: 2 });
  });
  test('the colour is the city’s of that level', () =>
    expect([9, 10, 50, 250, 500].map((tonnes) => assessed(1, ammonia(tonnes)).colour)).toEqual([
      'blue',
      'yellow',
      'yellow',
      'orange',
      'red',
    ]));
});

test('α is by residents within 500 m (table 5)', () =>
  expect([0, 29, 30, 50, 100].map((residents) => assessed(residents, ammonia(50)).r)).toEqual([
    5, 10, 12, 15, 20,
  ]));

describe('whatever a unit holds', () => {
  const inventory = fc.array(anyEntry(2000), { minLength: 1, maxLength: 12 });
  const outcome = (residents: number, entries: Parameters<typeof assessed>[1][]) => {
    const { terms: _, residents: _residents, ...rest } = assessed(residents, ...entries);
    return AssessmentOutcome.parse(rest);
  };

  test('S and R never fall when a quantity grows, and the level never becomes milder', () => {
    fc.assert(
      fc.property(anyResidents, inventory, fc.nat(), fc.integer({ min: 1, max: 1e6 }), (n, all, at, more) => {
        const grown = all.map((it, i) =>
          i === at % all.length ? { ...it, tonnes: (Math.round(it.tonnes * 1000) + more) / 1000 } : it,
        );
        const [before, after] = [outcome(n, all), outcome(n, grown)];
        expect(after.s).toBeGreaterThanOrEqual(before.s);
        expect(after.r ?? 0).toBeGreaterThanOrEqual(before.r ?? 0);
        expect(after.level ?? 5).toBeLessThanOrEqual(before.level ?? 5);
      }),
    );
  });

  test('order does not matter', () => {
    const shuffled = inventory.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(anyResidents, shuffled, (n, [all, other]) => {
        expect(outcome(n, other)).toEqual(outcome(n, all));
      }),
    );
  });

  test('splitting an entry in two changes nothing', () => {
    fc.assert(
      fc.property(
        anyResidents,
        inventory,
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, all, at, share) => {
          const index = at % all.length;
          const kilograms = Math.round((all[index]?.tonnes ?? 0) * 1000);
          fc.pre(kilograms > 1);
          const part = 1 + Math.floor(share * (kilograms - 2));
          const parts = all.flatMap((it, i) =>
            i === index ? [part, kilograms - part].map((of) => ({ ...it, tonnes: of / 1000 })) : [it],
          );
          expect(outcome(n, parts)).toEqual(outcome(n, all));
        },
      ),
    );
  });
});
