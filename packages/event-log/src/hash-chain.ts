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

/** Chains events, which must be in order, to the hash of the one before them. */
export function seal(events: readonly Unsealed[], prev: string): RecordedEvent[] {
  let last = prev;
  return events.map((event) => {
    const linked = { ...event, prev: last };
    last = hashOf(linked);
    return { ...linked, hash: last };
  });
}

/**
 * Where a history first breaks: the version at which an event was changed, moved, put in or taken out from before another.
 * Undefined if each event fits the one before it. Two things do not show here: events missing at the end, since nothing after
 * them tells of them; and a tail whose every hash was made anew, since the hashes take no secret. Whoever must find these
 * compares with what left the system: the events partners were sent, or a restored table.
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
