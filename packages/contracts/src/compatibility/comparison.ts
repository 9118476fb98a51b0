import type { Break, Json, Place } from './break.ts';

/**
 * What goes in must be taken as before, so a schema may grow wider; what comes out must be understood as before, so it may grow
 * narrower, and have more fields, which readers pass over.
 */
export type Direction = 'in' | 'out';

/** Two documents whose schemas are compared, and how. */
export interface Comparison {
  readonly before: Json;
  readonly after: Json;
  readonly direction: Direction;
  /** What is known of two references: most of a document refers to the same schemas, and a schema may hold itself. */
  readonly known: Map<string, readonly Break[]>;
}

export type Compare = (before: unknown, after: unknown, place: Place, on: Comparison) => readonly Break[];
