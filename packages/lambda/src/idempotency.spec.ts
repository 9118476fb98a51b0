import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Caller } from './caller.ts';
import {
  derivedId,
  derivedToken,
  idOfAccount,
  idOfSecret,
  idOfTrackingCode,
  isIdempotencyKey,
  requestMark,
  trackingCode,
} from './idempotency.ts';

const li: Caller = { sub: 'li', role: 'resident', area: '321100' };
const key = '4be0643f-1d98-573b-97cd-ca98a65347dd';

test('an id has 128 bits in 26 characters and follows from caller and key', () => {
  const id = derivedId(li, key);
  expect(id).toMatch(/^[0-7][0-9a-hjkmnp-tv-z]{25}$/);
  expect(derivedId(li, key)).toBe(id);
  expect(derivedId({ ...li, sub: 'wang' }, key)).not.toBe(id);
  expect(derivedId(li, `${key}x`)).not.toBe(id);
});

test('an anonymous id is the hash of its tracking code, in either case of letters', () => {
  const code = trackingCode(key);
  expect(idOfTrackingCode(code.toUpperCase())).toBe(idOfTrackingCode(code));
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 32);
  const digits = '0123456789abcdefghjkmnpqrstvwxyz';
  const value = [...idOfTrackingCode(code)].reduce(
    (sum, digit) => sum * 32n + BigInt(digits.indexOf(digit)),
    0n,
  );
  expect(value.toString(16).padStart(32, '0')).toBe(hash);
});

test('a token follows from secret and content, in whatever order its fields come, and from nothing less', () => {
  const token = derivedToken('s', { a: '1', b: '2' });
  expect(token).toMatch(/^[0-7][0-9a-hjkmnp-tv-z]{25}$/);
  expect(derivedToken('s', { b: '2', a: '1' })).toBe(token);
  expect(derivedToken('s', { a: '1', b: '3' })).not.toBe(token);
  expect(derivedToken('t', { a: '1', b: '2' })).not.toBe(token);
});

test('secrets of different kinds share no id', () => {
  const code = trackingCode(key);
  const ids = [idOfTrackingCode(code), idOfAccount(code), idOfSecret('token', code)];
  expect(new Set(ids).size).toBe(3);
});

test('neither key nor body can be read from what an event keeps', () => {
  const mark = requestMark(li, key, 'POST /reports', { words: '13800000000' });
  expect(JSON.stringify(mark)).not.toMatch(/13800000000|4be0643f/);
});

test('the mark is the same for the same request, however its fields are ordered, and for no other', () => {
  const mark = requestMark(li, key, 'POST /reports', { a: 1, b: 2 });
  expect(requestMark(li, key, 'POST /reports', { b: 2, a: 1 })).toEqual(mark);
  expect(requestMark(li, key, 'POST /reports', { a: 1, b: 3 })).toEqual({
    ...mark,
    body: expect.not.stringMatching(mark.body),
  });
  expect(requestMark(li, key, 'POST /cases/1/consents', { a: 1, b: 2 }).body).not.toBe(mark.body);
  expect(requestMark(undefined, key, 'POST /reports', { a: 1, b: 2 }).key).not.toBe(mark.key);
});

test('a key has 16 to 128 visible ASCII characters', () => {
  fc.assert(fc.property(fc.uuid(), (uuid) => isIdempotencyKey(uuid)));
  for (const bad of [
    undefined,
    '',
    'short',
    'x'.repeat(129),
    'with spaces in it, sir',
    '调解调解调解调解调解调解调解调解',
  ]) {
    expect(isIdempotencyKey(bad)).toBe(false);
  }
});
