import fc from 'fast-check';
import { expect, test } from 'vitest';
import { text, withoutDirection } from './markup.ts';

const controls = [
  0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069,
];

test('removes every bidirectional control character and nothing else', () => {
  const control = fc.constantFrom(...controls).map((code) => String.fromCodePoint(code));
  const part = fc.string({ unit: 'binary' }).filter((it) => withoutDirection(it) === it);
  fc.assert(
    fc.property(part, control, part, (before, planted, after) => {
      expect(withoutDirection(`${before}${planted}${after}`)).toBe(`${before}${after}`);
    }),
  );
});

test('a page shows text in its stored order', () =>
  expect(text('甲\u202E<b>\u2066"乙"\u2069')).toBe('甲&lt;b&gt;&quot;乙&quot;'));
