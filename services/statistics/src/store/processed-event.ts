import type { CountableEvent } from '../domain/counting/countable-event.ts';

/** Records that an event was counted into a rebuild version, and what it added: the figures can be verified from these records. */
export interface ProcessedEvent {
  /** `g<rebuild version>#<stream of the event>` */
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly at: string;
  readonly countedAt: string;
  readonly increments: CountableEvent['increments'];
}

export const processedEventOf = (
  rebuildVersion: number,
  fact: CountableEvent,
  countedAt: string,
): ProcessedEvent => ({
  stream: `g${rebuildVersion}#${fact.stream}`,
  version: fact.version,
  type: fact.type,
  at: fact.at,
  countedAt,
  increments: fact.increments,
});

/** The rebuild version in the key of a processed-event record. */
export const rebuildVersionOf = (stream: string): number => Number(stream.slice(1, stream.indexOf('#')));

/** The event that a processed-event record is about. */
export const countableEventOf = ({
  stream,
  version,
  type,
  at,
  increments,
}: ProcessedEvent): CountableEvent => ({
  ...{ stream: stream.slice(stream.indexOf('#') + 1), version, type, at },
  increments,
});
