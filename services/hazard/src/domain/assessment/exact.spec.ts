import { majorHazardStandard } from '@maplebridge/directory/standards';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyEntry, anyResidents, assessed } from './assessment.fixtures.ts';
import { ratio, rounded, sum } from './exact.ts';

/** A fraction of whole numbers of any size. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}
const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});
const times = (a: Fraction, over: number, under: number): Fraction => ({
  over: a.over * BigInt(Math.round(over * under)),
  under: a.under * BigInt(under),
});
const atLeast = ({ over, under }: Fraction, whole: number) => over >= BigInt(whole) * under;
/** Millionths, halves upwards. */
const millionths = ({ over, under }: Fraction) => (over * 2_000_000n + under) / (2n * under);

const kilograms = (tonnes: number) => BigInt(Math.round(tonnes * 1000));
const nothing: Fraction = { over: 0n, under: 1n };

/** As near as a double comes; where it holds whole millionths, exactly. */
function expectShown(shown: number, fraction: Fraction) {
  const exact = millionths(fraction);
  if (exact < BigInt(Number.MAX_SAFE_INTEGER)) expect(shown).toBe(Number(exact) / 1e6);
  else expect(Math.abs(shown / (Number(exact) / 1e6) - 1)).toBeLessThan(1e-15);
}

test('nothing is rounded before it is shown, whatever the contract lets in: the same in numbers without end', () => {
  const inventory = fc.oneof(
    fc.array(anyEntry(), { minLength: 1, maxLength: 200, size: 'max' }),
    fc.array(anyEntry(20), { minLength: 1, maxLength: 12 }),
  );
  fc.assert(
    fc.property(anyResidents, inventory, (residents, entries) => {
      const { terms, alpha, s, r, majorHazard, level } = assessed(residents, ...entries);
      const ratios = terms.map((it) => ({
        over: kilograms(it.tonnes),
        under: kilograms(it.criticalTonnes),
      }));
      const exactS = ratios.reduce(plus, nothing);
      const weighed = terms.map(({ beta }, i) => times(ratios[i] ?? nothing, beta, 2));
      const exactR = times(weighed.reduce(plus, nothing), alpha, 10);
      expectShown(s, exactS);
      expect(majorHazard).toBe(atLeast(exactS, 1));
      if (r !== null) expectShown(r, exactR);
      const reached = [100, 50, 10, 0].findIndex((from) => atLeast(exactR, from)) + 1;
      expect(level).toBe(majorHazard ? reached : null);
    }),
    { numRuns: 300 },
  );
});

test('the most that may be let in stays far below what a double holds exactly', () => {
  const most = Array.from({ length: 200 }, () => ({ ratio: ratio(1_000_000, 0.3), times: 40 }));
  const { ones, parts } = sum(most, 20);
  // Σ q/Q = 200 × 10⁶ / 0.3, β in halves is 40 and α in tenths 20.
  expect([BigInt(ones), parts]).toEqual([(200n * 10_000_000n * 800n) / 3n, 5_000_000]);
  expect(ones).toBeLessThan(Number.MAX_SAFE_INTEGER / 1000);
});

test('every critical quantity divides one without a rest', () => {
  const { substances, categories } = majorHazardStandard;
  for (const { criticalTonnes } of [...substances, ...categories]) {
    expect(ratio(criticalTonnes, criticalTonnes)).toEqual({ ones: 1, parts: 0 });
    expect(Number.isInteger(ratio(0.001, criticalTonnes).parts)).toBe(true);
  }
});

test('what is shown is rounded to six decimals, halves upwards', () => {
  expect(rounded(ratio(0.1, 0.3))).toBe(0.333333);
  expect(rounded(ratio(0.2, 0.3))).toBe(0.666667);
  expect(rounded(ratio(0.001, 500), 4)).toBe(0.000001);
  expect(rounded({ ones: 41, parts: 0 }, 20)).toBe(2.05);
});
