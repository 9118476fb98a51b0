import type { Language } from '@maplebridge/contracts';
import type { Change, Figure } from '@maplebridge/contracts/statistics';

const unitText = {
  percent: { en: ' %', zh: ' %' },
  points: { en: ' pp', zh: ' 个百分点' },
} as const satisfies Record<Change['unit'], Record<Language, string>>;

/**
 * How a figure moved against its basis: a count in per cent of it, a rate in percentage points, each rounded once, from the exact
 * counts. So points may differ by 0.1 from the difference of two rates as they are shown.
 */
export function changeOf(now: Figure, basis: Figure | null, language: Language): Change {
  const unit = now.unit === 'percent' ? 'points' : 'percent';
  const tenths = basis && (unit === 'points' ? points(now, basis) : growth(now, basis));
  if (tenths === null) return { basis, unit, value: null, text: '—' };
  const size = tenths < 0n ? -tenths : tenths;
  const digits = `${size / 10n}.${size % 10n}`;
  const sign = tenths < 0n ? '−' : tenths > 0n ? '+' : '';
  return {
    basis,
    unit,
    value: `${tenths < 0n ? '-' : ''}${digits}`,
    text: `${sign}${digits}${unitText[unit][language]}`,
  };
}

/** In tenths of a per cent; null over a zero base. */
function growth({ numerator: now }: Figure, { numerator: base }: Figure): bigint | null {
  return base === 0 ? null : rounded(1000n * (BigInt(now) - BigInt(base)), BigInt(base));
}

/** In tenths of a point; null where either rate has no base. */
function points(now: Figure, basis: Figure): bigint | null {
  if (!now.denominator || !basis.denominator) return null;
  const [a, b] = [BigInt(now.numerator), BigInt(now.denominator)];
  const [c, d] = [BigInt(basis.numerator), BigInt(basis.denominator)];
  return rounded(1000n * (a * d - c * b), b * d);
}

/** A quotient over a positive base, halves away from zero. */
function rounded(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const quotient = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -quotient : quotient;
}
