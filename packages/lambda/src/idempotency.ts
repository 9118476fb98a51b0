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
export const idOfAccount = (account: string): string => base32(hash128(`account\n${account}`));

/**
 * The tracking code of an anonymous report, 128 bits that only the holder of the key can know, so that a repeated
 * request gets the same code though the system keeps nothing but its hash.
 */
export const trackingCode = (key: string): string =>
  base32(createHmac('sha256', key).update('tracking').digest().subarray(0, 16));

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
    body: createHmac('sha256', key)
      .update(`${target}\n${canonicalize(body) ?? ''}`)
      .digest()
      .subarray(0, 16)
      .toString('base64url'),
  };
}
