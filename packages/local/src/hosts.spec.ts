import { describe, expect, test } from 'vitest';
import { hostCheck, hostName } from './hosts.ts';
import { readOptions } from './local-system.ts';

describe('a host name', () => {
  const check = hostCheck(['Maple.Test']);

  test.each([
    '127.0.0.1',
    '127.0.0.1:4700',
    'localhost',
    'localhost:9',
    'LocalHost:80',
    '[::1]',
    '[::1]:4700',
    'maple.test',
    'MAPLE.test:4700',
  ])('%s is answered', (host) => expect(check(host)).toBeUndefined());

  test.each([
    undefined,
    '',
    'evil.example',
    'evil.example:4700',
    '127.0.0.1.evil.example',
    'localhost.evil.example:4700',
    'evil.localhost',
    'localhost.',
    '127.0.0.2',
    '0.0.0.0',
    '[::]',
    '[::1].evil.example',
    'maple.test.evil.example',
    'localhost:4700:80',
    'localhost:port',
    'localhost@evil.example',
    ' localhost',
  ])('%s is not, with the reason', (host) => expect(check(host)).toMatch(/--allowed-host/));
});

describe('--allowed-host', () => {
  test('may be given more than once, as names alone', () => {
    const given = ['--allowed-host', 'maple.test', '--allowed-host', 'other-name'];
    expect(readOptions(given).allowedHosts).toEqual(['maple.test', 'other-name']);
    expect(readOptions([]).allowedHosts).toEqual([]);
  });

  test.each(['http://maple.test', 'maple.test:80', '*', '*.test', '', 'a/b'])('%j is refused', (text) =>
    expect(() => hostName(text)).toThrow('--allowed-host'),
  );
});
