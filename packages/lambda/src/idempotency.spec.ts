import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Caller } from './caller.ts';
import {
  createdId,
  derivedToken,
  hashedId,
  idOfToken,
  idOfTrackingCode,
  isIdempotencyKey,
  lookupKey,
  randomId,
  requestMark,
  trackingCode,
} from './idempotency.ts';

const li: Caller = { sub: 'li', role: 'resident', area: '321100' };
const key = '4be0643f-1d98-573b-97cd-ca98a65347dd';
const secret = 'the secret of one deployment';
const marked = (over: Partial<Caller> | undefined = {}, k = key, s = secret) =>
  requestMark(s, over && { ...li, ...over }, k, 'POST /reports', { a: 1, b: 2 });
const id = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;

describe('the id of what a request creates', () => {
  test('has 128 bits in 26 characters and follows from caller and key', () => {
    const created = createdId(marked());
    expect(created).toMatch(id);
    expect(createdId(marked({ role: 'officer' }))).toBe(created);
    const others = [
      createdId(marked({ sub: 'wang' })),
      createdId(marked(undefined, `${key}x`)),
      createdId(marked(), 'photo'),
    ];
    expect(new Set([created, ...others]).size).toBe(4);
  });

  test('cannot be computed from caller and key alone', () =>
    expect(createdId(marked({}, key, 'another secret'))).not.toBe(createdId(marked())));

  test('needs a request', () => expect(() => createdId(undefined)).toThrow('a request with a key'));
});

describe('a tracking code', () => {
  test('cannot be computed from the key that the client chose', () => {
    const chosen = 'report-2026-11-29-0001';
    expect(trackingCode(secret, chosen)).toMatch(id);
    expect(trackingCode(secret, chosen)).toBe(trackingCode(secret, chosen));
    expect(trackingCode('another secret', chosen)).not.toBe(trackingCode(secret, chosen));
    expect(trackingCode(secret, `${chosen}0`)).not.toBe(trackingCode(secret, chosen));
  });

  test('cannot be read from the id of its report', () =>
    expect(idOfTrackingCode(trackingCode(secret, key))).not.toBe(trackingCode(secret, key)));
});

test('a token follows from secret and content, in whatever order its fields come, and from nothing less', () => {
  const token = derivedToken('s', { a: '1', b: '2' });
  expect(token).toMatch(id);
  expect(derivedToken('s', { b: '2', a: '1' })).toBe(token);
  expect(derivedToken('s', { a: '1', b: '3' })).not.toBe(token);
  expect(derivedToken('t', { a: '1', b: '2' })).not.toBe(token);
});

test('what is of different kinds shares no id', () => {
  const code = trackingCode(secret, key);
  const ids = [idOfTrackingCode(code), idOfToken(code), hashedId('bulletin', code)];
  expect(new Set(ids).size).toBe(3);
  expect(derivedToken(secret, key)).not.toBe(code);
});

test('an account is looked up by another key in each scope and deployment', () => {
  const keys = [
    lookupKey(secret, 'report-1', 'li'),
    lookupKey(secret, 'report-2', 'li'),
    lookupKey(secret, 'report-1', 'wang'),
    lookupKey('another secret', 'report-1', 'li'),
    // Where one part ends and the next begins is told.
    lookupKey(secret, 'report-1\nl', 'i'),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

test('a random id is another one each time', () => {
  const ids = Array.from({ length: 100 }, randomId);
  expect(new Set(ids).size).toBe(100);
  for (const it of ids) expect(it).toMatch(id);
});

describe('the mark of a request', () => {
  test('is the same for the same request, however its fields are ordered, and for no other', () => {
    const mark = requestMark(secret, li, key, 'POST /reports', { a: 1, b: 2 });
    expect(requestMark(secret, li, key, 'POST /reports', { b: 2, a: 1 })).toEqual(mark);
    const otherBody = requestMark(secret, li, key, 'POST /reports', { a: 1, b: 3 });
    expect(otherBody.key).toBe(mark.key);
    expect(otherBody.body).not.toBe(mark.body);
    expect(requestMark(secret, li, key, 'POST /cases/1/consents', { a: 1, b: 2 }).body).not.toBe(mark.body);
  });

  test('tells those without an account from an account of any name', () => {
    const anonymous = requestMark(secret, undefined, key, 'POST /reports', {});
    for (const sub of ['anonymous', 'null', ''])
      expect(requestMark(secret, { ...li, sub }, key, 'POST /reports', {}).key).not.toBe(anonymous.key);
  });

  test('confirms no guess of account, key and body without the secret', () => {
    const mark = requestMark(secret, li, key, 'POST /reports', { words: '13800000000' });
    const guess = requestMark('another secret', li, key, 'POST /reports', { words: '13800000000' });
    expect(guess.key).not.toBe(mark.key);
    expect(guess.body).not.toBe(mark.body);
    expect(JSON.stringify(mark)).not.toMatch(/13800000000|4be0643f/);
  });
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
