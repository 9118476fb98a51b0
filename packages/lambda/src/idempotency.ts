import { createHash, createHmac } from 'node:crypto';
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

const hash128 = (text: string) => createHash('sha256').update(text).digest().subarray(0, 16);

/** At least the entropy of a UUID in text, at most what a header should carry; visible ASCII. */
export const isIdempotencyKey = (key: string | undefined): key is string =>
  key !== undefined && /^[\x21-\x7e]{16,128}$/.test(key);

/** The id of what a request creates: the same caller with the same key always means the same thing. */
export const derivedId = (caller: Caller, key: string): string => base32(hash128(`${caller.sub}\n${key}`));

/** The id of what an account stands for, from which the account cannot be read. */
export const idOfAccount = (account: string): string => idOfSecret('account', account);

/** The id of what someone holds a secret for, by the kind of secret: found by the secret, and the secret not by it. */
export const idOfSecret = (kind: string, secret: string): string => base32(hash128(`${kind}\n${secret}`));

const hmac128 = (secret: string, text: string) =>
  createHmac('sha256', secret).update(text).digest().subarray(0, 16);

/** 128 bits that follow from a content and a secret, however the content's fields are ordered; nobody finds them who lacks either. */
export const derivedToken = (secret: string, content: unknown): string =>
  base32(hmac128(secret, canonicalize(content) ?? ''));

/**
 * The tracking code of an anonymous report, 128 bits that only the holder of the key can know, so that a repeated
 * request gets the same code though the system keeps nothing but its hash.
 */
export const trackingCode = (key: string): string => base32(hmac128(key, 'tracking'));

/** An anonymous report's id is the hash of its tracking code: it is found by the code, and the code not by it. */
export const idOfTrackingCode = (code: string): string => base32(hash128(code.toLowerCase()));

/** How an event remembers its request. The body's hash is keyed, so that a short body cannot be guessed from it. */
export function requestMark(
  caller: Caller | undefined,
  key: string,
  target: string,
  body: unknown,
): RequestMark {
  return {
    key: hash128(`${caller?.sub ?? 'anonymous'}\n${key}`).toString('base64url'),
    body: hmac128(key, `${target}\n${canonicalize(body) ?? ''}`).toString('base64url'),
  };
}
