import type { Increment } from './increment.ts';

/** A received event, reduced to its identity and to what it adds to the figures. */
export interface CountableEvent {
  readonly stream: string;
  readonly version: number;
  /** Its full type, `maplebridge.mediation.case.closed.v1`. */
  readonly type: string;
  /** When it happened, RFC 3339. */
  readonly at: string;
  readonly increments: readonly Increment[];
}

export const eventId = ({ stream, version }: Pick<CountableEvent, 'stream' | 'version'>): string =>
  `${stream}#${version}`;

/** Why DynamoDB would reject or misread the increments; undefined for an event that can be counted. */
export function issueWith({ increments }: CountableEvent): string | undefined {
  if (increments.some(({ day, station }) => !/^\d{4}-\d\d-\d\d$/.test(day) || !station))
    return 'no day or station';
  const counts = increments.flatMap((increment) => Object.values(increment.counts));
  return counts.every(Number.isSafeInteger) ? undefined : 'a count that is not a whole number';
}
