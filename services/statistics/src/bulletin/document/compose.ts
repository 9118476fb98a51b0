import { type Block, heading } from './block.ts';
import { en } from './en.ts';
import type { DocumentVersion, Language, Terms } from './values.ts';
import { zh } from './zh.ts';

const voices = { zh, en };

/** The document of a version: its text is a function of the snapshot and of the names of things, and of nothing else. */
export function compose(told: DocumentVersion, terms: Terms, language: Language): Block[] {
  const { head, sections, numbered, appendix } = voices[language];
  const body = sections
    .filter(({ when }) => when?.(told) ?? true)
    .flatMap(({ name, blocks }, i) => [heading(numbered(i, name)), ...blocks(told, terms)]);
  return [...head(told, terms), ...body, ...appendix(told, terms)];
}
