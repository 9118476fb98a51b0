import type { Language } from '@maplebridge/contracts';
import type { Change, Figure } from '@maplebridge/contracts/statistics';
import { decimal, growth, rounded, signed } from './tenths.ts';

const unitText = {
  percent: { en: ' %', zh: ' %' },
  points: { en: ' pp', zh: ' 个百分点' },
} as const satisfies Record<Change['unit'], Record<Language, string>>;

/**
 * The change of a figure from its basis: of a count in per cent, of a rate in percentage points, rounded once from the exact counts.
 * Percentage points may therefore differ by 0.1 from the difference of the two rounded rates.
 */
export function changeOf(now: Figure, basis: Figure | null, language: Language): Change {
  const unit = now.unit === 'percent' ? 'points' : 'percent';
  const tenths = basis && (unit === 'points' ? points(now, basis) : growth(now.numerator, basis.numerator));
  if (tenths === null) return { basis, unit, value: null, text: '—' };
  const value = decimal(tenths);
  return { basis, unit, value, text: `${signed(value)}${unitText[unit][language]}` };
}

/** In tenths of a percentage point; null if either rate has a zero base. */
function points(now: Figure, basis: Figure): bigint | null {
  if (!now.denominator || !basis.denominator) return null;
  const [a, b] = [BigInt(now.numerator), BigInt(now.denominator)];
  const [c, d] = [BigInt(basis.numerator), BigInt(basis.denominator)];
  return rounded(1000n * (a * d - c * b), b * d);
}
