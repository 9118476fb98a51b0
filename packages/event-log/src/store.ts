import type { RecordedEvent } from './recorded.ts';
import type { ReservationChange } from './reservations.ts';

/** Where streams are kept. Every store passes the suite in `store-suite.ts`. */
export interface EventStore {
  /**
   * Writes the events, all or none, if the stream still ends at `expectedVersion`.
   * `conflict`: someone else was first. At most `maxEventsPerAppend` events and changes of reservations together.
   * `full`: a reservation that would be taken with them is not there.
   */
  append(
    expectedVersion: number,
    events: readonly RecordedEvent[],
    reservations?: readonly ReservationChange[],
  ): Promise<'appended' | 'conflict' | 'full'>;
  /** The stream in order, strongly consistent; up to and with a version if one is named. Throws `LogGap`. */
  load(stream: string, upTo?: number): Promise<RecordedEvent[]>;
  /** What stands of the stream, in order of version, gaps and all: for whoever must tell what is missing. */
  history(stream: string): Promise<RecordedEvent[]>;
}

/** DynamoDB's limit of actions in one transaction. */
export const maxEventsPerAppend = 100;

/** A stream that does not run 1, 2, 3 …: a write passed by the log, or an item was taken out. */
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
