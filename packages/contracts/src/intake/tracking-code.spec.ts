import { describe, expect, test } from 'vitest';
import { TrackingCode } from './tracking-code.ts';

const code = '4t9c2k7m1x5v8b3n6q0w2e4r7y';

describe('a tracking code is read', () => {
  test.each([
    ['as it was given', code],
    ['in capital letters', code.toUpperCase()],
    ['with hyphens', '4t9c2-k7m1x-5v8b3-n6q0w-2e4r7-y'],
    ['with spaces', ' 4t9c 2k7m 1x5v 8b3n 6q0w 2e4r 7y '],
    ['with other dashes', '4t9c2–k7m1x—5v8b3－n6q0w−2e4r7‐y'],
    ['in full width', '４ｔ９ｃ２ｋ７ｍ１ｘ５ｖ８ｂ３ｎ６ｑ０ｗ２ｅ４ｒ７ｙ'],
    ['with o for 0', code.replace('0', 'o')],
    ['with O for 0 and L for 1', code.replace('0', 'O').replace('1', 'L')],
    ['with l for 1', code.replace('1', 'l')],
    ['with i for 1', code.replace('1', 'i')],
    ['with I for 1', code.replace('1', 'I')],
  ])('%s', (_, typed) => expect(TrackingCode.parse(typed)).toBe(code));

  test.each([
    ['one character less', code.slice(1)],
    ['one more', `${code}0`],
    ['a letter the alphabet lacks', code.replace('y', 'u')],
    ['nothing but hyphens', '-'.repeat(26)],
    ['something very long', `${' '.repeat(100)}${code}`],
  ])('and not with %s', (_, typed) => expect(TrackingCode.safeParse(typed).success).toBe(false));
});
