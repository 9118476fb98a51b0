import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { RecordedEvent } from './recorded.ts';

export type Unsealed = Omit<RecordedEvent, 'prev' | 'hash'>;

/** SHA-256 over the RFC 8785 form of the event with its predecessor's hash, base64url. */
function hashOf(event: Omit<RecordedEvent, 'hash'>): string {
  return createHash('sha256')
    .update(canonicalize(event) ?? '')
    .digest('base64url');
}

/** Adds hashes to events in order; the first one continues from `prev`. */
export function seal(events: readonly Unsealed[], prev: string): RecordedEvent[] {
  let last = prev;
  return events.map((event) => {
    const linked = { ...event, prev: last };
    last = hashOf(linked);
    return { ...linked, hash: last };
  });
}

/**
 * The first version at which the chain breaks: an event was changed, moved, inserted or removed before it.
 * Undefined if every hash fits. Two things are not detected: events missing at the end, since no later event refers to
 * them; and a tail whose hashes were all computed again, since the hashes use no secret. To find these, compare with copies
 * outside the log: the events that partners received, or a restored table.
 */
export function firstBreak(events: readonly RecordedEvent[]): number | undefined {
  let prev = '';
  for (const [index, event] of events.entries()) {
    const { hash, ...rest } = event;
    if (event.version !== index + 1 || event.prev !== prev || hashOf(rest) !== hash) return index + 1;
    prev = hash;
  }
  return undefined;
}
