import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { RequestMark } from '@maplebridge/event-log';
import canonicalize from 'canonicalize';
import type { Caller } from './caller.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Crockford base 32, lower case, most significant bits first. */
function base32(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const length = Math.ceil((bytes.length * 8) / 5);
  return Array.from(
    { length },
    (_, i) => alphabet[Number((bits >> BigInt(5 * (length - 1 - i))) & 31n)],
  ).join('');
}

/** At least the entropy of a UUID in text, at most what a header should carry; visible ASCII. */
export const isIdempotencyKey = (key: string | undefined): key is string =>
  key !== undefined && /^[\x21-\x7e]{16,128}$/.test(key);

/** An id that follows from nothing. */
export const randomId = (): string => base32(randomBytes(16));

/**
 * The id of what is known by public facts or by other ids, by its kind. Everyone can compute it who knows those, so nothing of
 * a person goes in: no account, name, telephone number or client's key.
 */
export const hashedId = (kind: string, text: string): string =>
  base32(createHash('sha256').update(`${kind}\n${text}`).digest().subarray(0, 16));

/**
 * 128 bits that follow from a content under the secret of the deployment, for one purpose; nobody without the secret can compute
 * them or check a guess.
 */
const keyed128 = (secret: string, purpose: string, content: unknown): Buffer =>
  createHmac('sha256', secret)
    .update(`${purpose}\n${canonicalize(content) ?? ''}`)
    .digest()
    .subarray(0, 16);

/** What an account is looked up by in a personal-data store, within one scope; two scopes cannot be linked without the secret. */
export const lookupKey = (secret: string, scope: string, account: string): string =>
  base32(keyed128(secret, 'account', [scope, account]));

/** A token that follows from a content, in whatever order its fields come. */
export const derivedToken = (secret: string, content: unknown): string =>
  base32(keyed128(secret, 'token', content));

/** A token's id: found by the token, and the token not by it. */
export const idOfToken = (token: string): string => hashedId('token', token);

/**
 * The tracking code of an anonymous report. It follows from the client's key, so that a repeated request gets the same code though
 * the system keeps nothing but its hash; and from the secret of the deployment, since clients choose keys that can be guessed.
 */
export const trackingCode = (secret: string, key: string): string =>
  base32(keyed128(secret, 'tracking', key));

/** An anonymous report's id is the hash of its tracking code: it is found by the code, and the code not by it. */
export const idOfTrackingCode = (code: string): string => hashedId('tracking', code);

/**
 * How an event remembers its request: the same caller with the same key always means the same thing. Both parts are keyed by the
 * secret of the deployment, so that neither account and key nor a short body can be confirmed by guessing.
 */
export const requestMark = (
  secret: string,
  caller: Caller | undefined,
  key: string,
  target: string,
  body: unknown,
): RequestMark => ({
  key: keyed128(secret, 'request-key', [caller?.sub ?? null, key]).toString('base64url'),
  body: keyed128(secret, 'request-body', [key, target, body ?? null]).toString('base64url'),
});

/**
 * The id of what a request creates; `part` tells several apart. It follows from the request's mark alone, and so from caller and
 * key under the secret.
 */
export function createdId(request: RequestMark | undefined, part = ''): string {
  if (!request) throw new Error('what is created is created by a request with a key');
  return hashedId('created', `${request.key}\n${part}`);
}
