import { createHash } from 'node:crypto';

const valid = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** W3C trace context: the caller's if it sent a valid one, else one made from the request's id. */
export function traceparentOf(header: string | undefined, requestId: string): string {
  if (header && valid.test(header)) return header;
  const hex = createHash('sha256').update(requestId).digest('hex');
  return `00-${hex.slice(0, 32)}-${hex.slice(32, 48)}-01`;
}
