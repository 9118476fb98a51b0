import { describe, expect, test } from 'vitest';
import type { Json } from './break.ts';
import { comparing } from './schema.ts';

const text = { type: 'string' };
const whole = { type: 'integer' };
const object = (properties: Json, required: readonly string[] = [], over: Json = {}) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
  ...over,
});
const list = (items: Json, over: Json = {}) => ({ type: 'array', items, ...over });
const choice = (...values: string[]) => ({ type: 'string', enum: values });
const orNull = (schema: Json) => ({ anyOf: [schema, { type: 'null' }] });

const told = (before: Json, after: Json, direction: 'in' | 'out') =>
  comparing(before, after)(before, after, ['here'], [direction]).map(
    ({ where, what }) => `${where.replace(/^here(?: › )?/, '')}: ${what}`,
  );

/** What is seen of a change when it goes in, and when it comes out. */
const changes: readonly (readonly [string, Json, Json, readonly string[], readonly string[]])[] = [
  ['nothing', object({ a: text }, ['a']), object({ a: text }, ['a']), [], []],
  ['an optional field more', object({ a: text }), object({ a: text, b: text }), [], []],
  ['a required field more', object({}), object({ b: text }, ['b']), ['b: must be given now'], []],
  ['a field less', object({ a: text, b: text }), object({ a: text }), ['b: is gone'], ['b: is gone']],
  [
    'a field that became required',
    object({ a: text }),
    object({ a: text }, ['a']),
    ['a: must be given now'],
    [],
  ],
  [
    'a field that became optional',
    object({ a: text }, ['a']),
    object({ a: text }),
    [],
    ['a: may be missing now'],
  ],
  [
    'another type',
    object({ a: text }),
    object({ a: whole }),
    ['a: type string became integer'],
    ['a: type string became integer'],
  ],
  ['a wider number', whole, { type: 'number' }, [], [': type integer became number']],
  ['a narrower number', { type: 'number' }, whole, [': type number became integer'], []],
  ['no type any more', text, {}, [], [': type string became any']],
  ['a value more', choice('x'), choice('x', 'y'), [], [': may be "y" now, which no reader knows']],
  ['a value more where more were promised', { ...choice('x'), 'x-open': true }, choice('x', 'y'), [], []],
  ['a value less', choice('x', 'y'), choice('x'), [': no longer takes "y"'], []],
  ['values for a free text', text, choice('x'), [': takes only "x" now'], []],
  ['a free text for values', choice('x'), text, [], [': may be any value now, not only "x"']],
  [
    'another constant',
    { const: 1 },
    { const: 2 },
    [': no longer takes 1'],
    [': may be 2 now, which no reader knows'],
  ],
  ['null more', text, orNull(text), [], [': may be null now, which no reader knows']],
  [
    'null more, as a list of types',
    text,
    { type: ['string', 'null'] },
    [],
    [': may be null now, which no reader knows'],
  ],
  ['null less', orNull(text), text, [': no longer takes null'], []],
  ['null, said in another way', orNull(text), { type: ['null', 'string'] }, [], []],
  [
    'a shorter text',
    { ...text, maxLength: 9 },
    { ...text, maxLength: 5 },
    [': maxLength was 9 and is 5'],
    [],
  ],
  ['a longer text', { ...text, maxLength: 5 }, { ...text, maxLength: 9 }, [], [': maxLength was 5 and is 9']],
  ['a limit where none was', whole, { ...whole, minimum: 1 }, [': minimum was not set and is 1'], []],
  ['a limit less', { ...whole, minimum: 1 }, whole, [], [': minimum was 1 and is not set']],
  [
    'fewer items',
    list(text, { maxItems: 9 }),
    list(text, { maxItems: 5 }),
    [': maxItems was 9 and is 5'],
    [],
  ],
  [
    'items of another type',
    list(text),
    list(whole),
    ['[]: type string became integer'],
    ['[]: type string became integer'],
  ],
  ['a pattern where none was', text, { ...text, pattern: '^a' }, [': asks for pattern ^a now'], []],
  [
    'another pattern',
    { ...text, pattern: '^a' },
    { ...text, pattern: '^b' },
    [': asks for pattern ^b now'],
    [': no longer keeps to pattern ^a'],
  ],
  ['a format less', { ...text, format: 'date' }, text, [], [': no longer keeps to format "date"']],
  ['a rule of a kind nobody foresaw', {}, { not: text }, [': asks for not {"type":"string"} now'], []],
  [
    'other fields no longer taken',
    object({}, [], { additionalProperties: true }),
    object({}),
    [': takes no other fields any more'],
    [],
  ],
  [
    'a map of other values',
    { type: 'object', additionalProperties: text },
    { type: 'object', additionalProperties: whole },
    ['*: type string became integer'],
    ['*: type string became integer'],
  ],
  [
    'words for people',
    { ...text, title: 'A', examples: ['a'], 'x-b': 1 },
    { ...text, description: 'B', examples: ['b'] },
    [],
    [],
  ],
];

describe.each(changes)('%s', (_, before, after, asInput, asOutput) => {
  test('as an input', () => expect(told(before, after, 'in')).toEqual(asInput));
  test('as an output', () => expect(told(before, after, 'out')).toEqual(asOutput));
});

describe('a reference', () => {
  const $defs = { A: object({ next: { $ref: '#/$defs/A' }, a: text }) };

  test('says what it stands for, named or not', () => {
    expect(told({ $ref: '#/$defs/T', $defs: { T: text } }, text, 'in')).toEqual([]);
    expect(told({ allOf: [{ $ref: '#/$defs/T' }], $defs: { T: text } }, text, 'in')).toEqual([]);
    expect(told({ $ref: '#/$defs/T', $defs: { T: text } }, whole, 'in')).toEqual([
      ': type string became integer',
    ]);
  });

  test('to a schema that holds itself comes to an end', () => {
    const changed = { A: object({ next: { $ref: '#/$defs/A' }, a: whole }) };
    expect(told({ $ref: '#/$defs/A', $defs }, { $ref: '#/$defs/A', $defs }, 'out')).toEqual([]);
    expect(told({ $ref: '#/$defs/A', $defs }, { $ref: '#/$defs/A', $defs: changed }, 'out')).toEqual([
      'a: type string became integer',
    ]);
  });

  test('that leads nowhere is a mistake, not a pass', () =>
    expect(() => told({ $ref: '#/$defs/B' }, text, 'in')).toThrow('#/$defs/B leads nowhere'));
});

describe('one of several forms', () => {
  const card = object({ by: { const: 'card' }, number: text }, ['by', 'number']);
  const cash = object({ by: { const: 'cash' } }, ['by']);

  test('is compared with the one it is, in whatever order', () => {
    expect(told({ oneOf: [card, cash] }, { oneOf: [cash, card] }, 'in')).toEqual([]);
    const other = object({ by: { const: 'card' }, number: whole }, ['by', 'number']);
    expect(told({ oneOf: [card, cash] }, { oneOf: [cash, other] }, 'in')).toEqual([
      'number: type string became integer',
    ]);
  });

  test('may be added to what goes in, and not to what comes out', () => {
    expect(told({ oneOf: [card] }, { oneOf: [card, cash] }, 'in')).toEqual([]);
    expect(told({ oneOf: [card] }, { oneOf: [card, cash] }, 'out')).not.toEqual([]);
  });
});
