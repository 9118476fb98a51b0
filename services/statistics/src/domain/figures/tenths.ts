/** Divides by a positive denominator and rounds halves away from zero. */
export function rounded(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const quotient = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -quotient : quotient;
}

/** (now − base) / base in tenths of a per cent, rounded once; null if the base is zero. */
export const growth = (now: number, base: number): bigint | null =>
  base === 0 ? null : rounded(1000n * (BigInt(now) - BigInt(base)), BigInt(base));

/** Tenths as a decimal number: "-49.5", "0.0". */
export function decimal(tenths: bigint): string {
  const size = tenths < 0n ? -tenths : tenths;
  return `${tenths < 0n ? '-' : ''}${size / 10n}.${size % 10n}`;
}

/** A change with its sign, with a typographic minus: "−49.5", "+0.2", "0.0". */
export const signed = (value: string): string => (Number(value) > 0 ? `+${value}` : value.replace('-', '−'));

/** A change in per cent: "−49.5 %"; "—" if there is none. */
export const changeText = (value: string | null): string => (value === null ? '—' : `${signed(value)} %`);
