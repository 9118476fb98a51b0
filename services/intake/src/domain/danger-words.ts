import type { DangerRule } from '@maplebridge/directory';

/** Combining marks, and the two letters that become such marks. */
const marks = '[\\p{M}\\uFF9E\\uFF9F]';
const tooManyMarks = new RegExp(`(${marks}{30})${marks}+`, 'gu');

/**
 * Limits a text to 30 combining marks in a row (Unicode Standard Annex 15, stream-safe text format). Normalization sorts them one
 * by one: 4000 in a row take 8 million steps. No language uses 30.
 */
const streamSafe = (text: string): string => text.replace(tooManyMarks, '$1');

/**
 * Normalizes a text for phrase search: one letter width and case, no invisible characters, no spaces between Chinese characters,
 * and one space for each run of characters that are neither letters nor digits.
 */
export const normalizeText = (text: string): string =>
  streamSafe(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/(?<=\p{Script=Han})[ \t]+(?=\p{Script=Han})/gu, '')
    .replace(/[\p{P}\p{S}\p{Z}\p{C}]+/gu, ' ');

/** English phrases match whole words only: "fire" does not match "fireplace". Chinese has no word boundaries. */
const wholeWords = (phrases: string): string =>
  `(?<![\\p{Script=Latin}\\p{N}])(?:${phrases})(?![\\p{Script=Latin}\\p{N}])`;

/** Phrases as regular expressions. Normalized phrases contain no special characters, so no escaping is needed. */
function anyOf({ en = [], zh = [] }: NonNullable<DangerRule['unless']>): string[] {
  const either = (phrases: readonly string[]) =>
    phrases.map((phrase) => normalizeText(phrase).trim()).join('|');
  return [...(en.length ? [wholeWords(either(en))] : []), ...(zh.length ? [either(zh)] : [])];
}

/** Whether a normalized text mentions a danger. Phrases in `unless` are skipped together with the danger words inside them. */
export function dangerMatcher({ words, unless = {} }: Pick<DangerRule, 'words' | 'unless'>) {
  const pattern = new RegExp([...anyOf(unless), `(?<danger>${anyOf(words).join('|')})`].join('|'), 'gu');
  return (text: string): boolean =>
    [...text.matchAll(pattern)].some(({ groups }) => groups?.danger !== undefined);
}
