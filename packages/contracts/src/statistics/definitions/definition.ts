import type { Language } from '../../problem.ts';
import type { Counter, Dimension, Span } from '../counters.ts';

/** In both languages. */
export type Said = Readonly<Record<Language, string>>;

/** A count as a rollup names it: a counter, or a counter of one value of a dimension. */
export type RollupCount = Counter | `${Counter}/${Dimension}=${string}`;

/** What is added up, and what it is called. */
export interface Sum extends Said {
  readonly counters: readonly RollupCount[];
}

interface Defined {
  readonly name: Said;
  /** What is counted, and what is not. */
  readonly means: Said;
  /** The types of the events that it is made of. */
  readonly sources: readonly string[];
}

/** A count, or with a denominator a rate in per cent. */
export interface FigureDefinition extends Defined {
  readonly numerator: Sum;
  readonly denominator?: Sum;
  /** Whether places may be ranked by it: a rate of which more is better. */
  readonly ranked?: true;
  /** For the officers of a station alone, of their station. */
  readonly restricted?: true;
}

export interface DistributionDefinition extends Defined {
  readonly span: Span;
}

/** The types of facts of one aggregate, in their first version: `maplebridge.mediation.case.closed.v1`. */
export const facts = (aggregate: string, ...of: readonly string[]): string[] =>
  of.map((fact) => `maplebridge.${aggregate}.${fact}.v1`);
