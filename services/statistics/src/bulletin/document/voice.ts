import type { Block } from './block.ts';
import type { Terms, Told } from './values.ts';

export interface Section {
  readonly name: string;
  readonly blocks: (told: Told, terms: Terms) => Block[];
  /** Always unless told. */
  readonly when?: (told: Told) => boolean;
}

/** How a bulletin is told in a language. */
export interface Voice {
  readonly head: (told: Told, terms: Terms) => Block[];
  readonly sections: readonly Section[];
  readonly numbered: (index: number, name: string) => string;
  readonly appendix: (told: Told, terms: Terms) => Block[];
}
