import type { Rate } from './schemas.ts';

/**
 * A rate in per cent with one decimal, rounded half up in whole numbers, so that no binary fraction tips it.
 * Over a zero base there is no rate: "—", never 0 or 100 %.
 */
export function rate(numerator: number, denominator: number): Rate {
  if (denominator === 0) return { numerator, denominator, percent: null, text: '—' };
  const perMille = Math.floor((2000 * numerator + denominator) / (2 * denominator));
  const percent = `${Math.floor(perMille / 10)}.${perMille % 10}`;
  return { numerator, denominator, percent, text: `${percent} %` };
}
