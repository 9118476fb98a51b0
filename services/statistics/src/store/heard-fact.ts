import type { Increment } from '../counting/increment.ts';

/** An event as statistics heard it, and what it adds. */
export interface HeardFact {
  readonly stream: string;
  readonly version: number;
  /** Its full type, `maplebridge.mediation.case.closed.v1`. */
  readonly type: string;
  /** When it happened, RFC 3339. */
  readonly at: string;
  readonly increments: readonly Increment[];
}

export const factId = ({ stream, version }: Pick<HeardFact, 'stream' | 'version'>): string =>
  `${stream}#${version}`;

/** What DynamoDB would not take, or would take for something else; undefined for a fact that can be counted. */
export function faultOf({ increments }: HeardFact): string | undefined {
  if (increments.some(({ day, station }) => !/^\d{4}-\d\d-\d\d$/.test(day) || !station))
    return 'no day or station';
  const counts = increments.flatMap((increment) => Object.values(increment.counts));
  return counts.every(Number.isSafeInteger) ? undefined : 'a count that is no whole number';
}
