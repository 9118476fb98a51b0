import { expect, test } from 'vitest';
import { readJson } from './places.ts';

const text = `[
  {
    "id": "court",
    "areas": [
      "321100",
      "atlantis"
    ],
    "who":
      "nobody"
  }
]`;

test.each([
  ['', 1],
  ['0', 2],
  ['0.id', 3],
  ['0.areas', 4],
  ['0.areas.1', 6],
  ['0.who', 8],
  ['0.missing', 2],
  ['0.areas.7.deep', 4],
])('what stands at "%s" is shown at line %i', (path, line) => expect(readJson(text).lineOf(path)).toBe(line));

test.each([
  ['[1,\n]', 2, 'value expected'],
  ['[1] // all', 1, 'invalid comment token'],
  ['{"a": 1\n"b": 2}', 2, 'comma expected'],
  ['', 1, 'value expected'],
])('what is no JSON is shown where it ends to be any: %j', (wrong, line, what) => {
  const { value, lineOf } = readJson(wrong);
  expect(value).toEqual(new Error(`is not JSON: ${what}`));
  expect(lineOf('')).toBe(line);
});
