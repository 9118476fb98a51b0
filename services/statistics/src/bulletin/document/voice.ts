import type { Block } from './block.ts';
import type { DocumentVersion, Terms } from './values.ts';

export interface Section {
  readonly name: string;
  readonly blocks: (told: DocumentVersion, terms: Terms) => Block[];
  /** Always unless told. */
  readonly when?: (told: DocumentVersion) => boolean;
}

/** How a bulletin is told in a language. */
export interface Voice {
  readonly head: (told: DocumentVersion, terms: Terms) => Block[];
  readonly sections: readonly Section[];
  readonly numbered: (index: number, name: string) => string;
  readonly appendix: (told: DocumentVersion, terms: Terms) => Block[];
}
