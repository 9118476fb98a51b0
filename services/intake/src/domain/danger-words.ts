import type { DangerRule } from '@maplebridge/directory';

/** Combining marks, and the two letters that become such marks. */
const marks = '[\\p{M}\\uFF9E\\uFF9F]';
const tooManyMarks = new RegExp(`(${marks}{30})${marks}+`, 'gu');

/**
 * A text with at most 30 combining marks in a row (Unicode Standard Annex 15, stream-safe text format). Normalization sorts them one
 * by one: 4000 in a row are 8 million steps, and no language writes as many as 30.
 */
const streamSafe = (text: string): string => text.replace(tooManyMarks, '$1');

/**
 * A text as words are looked for in it: letters of one width and case, nothing that cannot be seen, no spaces between Chinese
 * characters, and one space for all that is neither letter nor digit.
 */
export const plain = (text: string): string =>
  streamSafe(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/(?<=\p{Script=Han})[ \t]+(?=\p{Script=Han})/gu, '')
    .replace(/[\p{P}\p{S}\p{Z}\p{C}]+/gu, ' ');

/** English stands alone: a fire is none in a fireplace. Chinese has no spaces to tell by. */
const wholeWords = (phrases: string): string =>
  `(?<![\\p{Script=Latin}\\p{N}])(?:${phrases})(?![\\p{Script=Latin}\\p{N}])`;

/** Phrases as a pattern; once plain they hold nothing that a pattern could mistake. */
function anyOf({ en = [], zh = [] }: NonNullable<DangerRule['unless']>): string[] {
  const either = (phrases: readonly string[]) => phrases.map((phrase) => plain(phrase).trim()).join('|');
  return [...(en.length ? [wholeWords(either(en))] : []), ...(zh.length ? [either(zh)] : [])];
}

/** Whether a plain text tells of a danger. A phrase that means none is passed over with the words it holds. */
export function dangerWords({ words, unless = {} }: Pick<DangerRule, 'words' | 'unless'>) {
  const pattern = new RegExp([...anyOf(unless), `(?<danger>${anyOf(words).join('|')})`].join('|'), 'gu');
  return (text: string): boolean =>
    [...text.matchAll(pattern)].some(({ groups }) => groups?.danger !== undefined);
}
