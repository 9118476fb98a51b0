import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { takes, unpacked } from './coding.ts';

test.each([
  ['gzip', true],
  ['br, gzip', true],
  ['GZIP;q=0.5', true],
  ['*', true],
  ['deflate, *;q=0.1', true],
  [undefined, false],
  ['', false],
  ['br, deflate', false],
  ['identity', false],
  ['gzip;q=0', false],
  ['gzip; q=0.000', false],
  ['x-gzip2', false],
  ['gzip;q=0, *', false],
])('Accept-Encoding %s takes gzip: %s', (header, expected) => {
  expect(takes('gzip', header)).toBe(expected);
});

test('text is what it was before it was packed', () => {
  expect(unpacked(gzipSync('枫桥'))).toBe('枫桥');
});
