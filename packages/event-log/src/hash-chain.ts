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

/** The version of the first event that was changed, moved or left out; undefined for an intact history. */
export function firstBreak(events: readonly RecordedEvent[]): number | undefined {
  let prev = '';
  for (const [index, event] of events.entries()) {
    const { hash, ...rest } = event;
    if (event.version !== index + 1 || event.prev !== prev || hashOf(rest) !== hash) return index + 1;
    prev = hash;
  }
  return undefined;
}
