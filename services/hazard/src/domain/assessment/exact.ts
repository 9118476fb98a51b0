import { majorHazardStandard } from '@maplebridge/directory/standards';

/**
 * A sum of ratios without rounding: ones, and the rest in parts of one. Every critical quantity divides `perOne` kilograms, so
 * that the parts of each ratio are whole numbers; with a million tonnes an entry and 200 entries a unit, none of them comes near
 * what a double holds exactly.
 */
export interface Exact {
  readonly ones: number;
  readonly parts: number;
}

const kilograms = (tonnes: number): number => Math.round(tonnes * 1000);

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
const perOne = [...majorHazardStandard.substances, ...majorHazardStandard.categories]
  .map(({ criticalTonnes }) => kilograms(criticalTonnes))
  .reduce((all, one) => (all / gcd(all, one)) * one, 1);

/** How often the second quantity, which is a critical one, goes into the first; both in tonnes, to the kilogram. */
export function ratio(tonnes: number, criticalTonnes: number): Exact {
  const [q, critical] = [kilograms(tonnes), kilograms(criticalTonnes)];
  const rest = q % critical;
  return { ones: (q - rest) / critical, parts: rest * (perOne / critical) };
}

/** A sum, each ratio taken a whole number of times. */
export const sum = (
  terms: readonly { readonly ratio: Exact; readonly times: number }[],
  times = 1,
): Exact => {
  let [ones, parts] = [0, 0];
  for (const term of terms) {
    ones += term.ratio.ones * term.times;
    parts += term.ratio.parts * term.times;
  }
  const [all, rest] = [parts * times, (parts * times) % perOne];
  return { ones: ones * times + (all - rest) / perOne, parts: rest };
};

/** A whole fraction of it, rounded to six decimals, halves upwards; beyond 9 × 10⁹ as near as a double comes. */
export function rounded({ ones, parts }: Exact, over = 1): number {
  const rest = ones % over;
  const [numerator, denominator] = [rest * perOne + parts, perOne * over];
  const millionths = Math.floor((2e6 * numerator + denominator) / (2 * denominator));
  return (((ones - rest) / over) * 1e6 + millionths) / 1e6;
}
