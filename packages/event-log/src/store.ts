import type { RecordedEvent } from './recorded.ts';
import type { ReservationChange } from './reservations.ts';

/** Where streams are kept. Every store passes the suite in `store-suite.ts`. */
export interface EventStore {
  /**
   * Writes the events, all or none, if the stream still ends at `expectedVersion`.
   * `conflict`: another writer was first. At most `maxEventsPerAppend` events and changes of reservations together.
   * `full`: a reservation to be taken with them is not available.
   */
  append(
    expectedVersion: number,
    events: readonly RecordedEvent[],
    reservations?: readonly ReservationChange[],
  ): Promise<'appended' | 'conflict' | 'full'>;
  /** The stream in order, strongly consistent; up to and with a version if one is named. Throws `LogGap`. */
  load(stream: string, upTo?: number): Promise<RecordedEvent[]>;
  /** The stored events of the stream in order of version, even with gaps: used to show what is missing. */
  history(stream: string): Promise<RecordedEvent[]>;
}

/** DynamoDB's limit of actions in one transaction. */
export const maxEventsPerAppend = 100;

/** A stream whose versions are not 1, 2, 3 …: something wrote to the table directly, or an item was removed. */
export class LogGap extends Error {
  override readonly name = 'LogGap';
  constructor(stream: string, expected: number, found: number) {
    super(`${stream}: expected version ${expected}, found ${found}`);
  }
}

/** A stored event whose type or schema version this code does not know. */
export class UnknownStoredEvent extends Error {
  override readonly name = 'UnknownStoredEvent';
  constructor(event: Pick<RecordedEvent, 'stream' | 'version' | 'type' | 'schema'>) {
    super(`${event.stream}#${event.version}: no contract for ${event.type} v${event.schema}`);
  }
}

export function assertAppendable(
  expectedVersion: number,
  events: readonly RecordedEvent[],
  reservations: readonly ReservationChange[] = [],
): void {
  if (events.length === 0 || events.length + reservations.length > maxEventsPerAppend) {
    throw new RangeError(`An append takes 1 to ${maxEventsPerAppend} events, not ${events.length}`);
  }
  const stream = events[0]?.stream;
  for (const [index, event] of events.entries()) {
    if (event.stream !== stream || event.version !== expectedVersion + index + 1) {
      throw new RangeError(`${event.stream}#${event.version} does not follow ${stream}#${expectedVersion}`);
    }
  }
}

export function assertWithoutGap(stream: string, events: readonly RecordedEvent[]): void {
  for (const [index, event] of events.entries()) {
    if (event.version !== index + 1) throw new LogGap(stream, index + 1, event.version);
  }
}
