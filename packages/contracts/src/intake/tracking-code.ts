import * as z from 'zod';

/**
 * A tracking code as people copy it from paper or dictate it: hyphens, spaces, either case and full-width forms; o for 0 and i or
 * l for 1, as Crockford's base 32 asks of readers.
 */
const canonical = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Dash_Punctuation}\p{Format}\u2212]/gu, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');

export const TrackingCode = z
  .string()
  .max(100)
  .overwrite(canonical)
  .refine((code) => /^[0-9a-hjkmnp-tv-z]{26}$/.test(code), 'must be a tracking code: 26 letters and digits')
  .describe('Either case; hyphens and spaces are skipped, o is read as 0, i and l as 1');
