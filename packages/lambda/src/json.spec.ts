import { maxJsonDepth } from '@maplebridge/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson } from './json.ts';

const nested = (depth: number, [open = '', close = '']: readonly string[], inner = '1') =>
  `${open.repeat(depth)}${inner}${close.repeat(depth)}`;

describe('JSON from outside', () => {
  test('is parsed like JSON.parse, except that lone surrogates are rejected', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        expect(readJson(text)).toEqual({ value: JSON.parse(text) });
      }),
    );
    expect(readJson('["\\ud83d\\ude00"]')).toEqual({ value: ['😀'] });
    expect(readJson('["\\ude00"]')).toMatchObject({ refusal: { rejected: 'malformed-json' } });
  });

  test.each([
    ['arrays', ['[', ']']],
    ['objects', ['{"a":', '}']],
    ['arrays with something before', ['["\\"]", 1, ', ']']],
  ])('may nest up to the limit: %s', (_, signs) => {
    expect(readJson(nested(maxJsonDepth, signs))).toHaveProperty('value');
    expect(readJson(nested(maxJsonDepth + 1, signs))).toMatchObject({
      refusal: { rejected: 'nested-too-deep' },
    });
  });

  test('may contain any number of siblings, and of brackets in a string', () => {
    const brackets = '[{"'.repeat(10_000);
    expect(readJson(JSON.stringify([brackets]))).toEqual({ value: [brackets] });
    expect(readJson(`[${'[],'.repeat(10_000)}[]]`)).toHaveProperty('value');
  });

  test('with unbalanced brackets is malformed', () => {
    for (const text of ['["', '["\\', ']'.repeat(1000), '', '[}'])
      expect(readJson(text)).toMatchObject({ refusal: { rejected: 'malformed-json' } });
  });
});
