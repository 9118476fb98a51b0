import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { masked, maskedName, maskedPhone } from './masking.ts';

describe('a name', () => {
  test.each([
    ['李明', '李*'],
    ['李小明', '李**'],
    ['欧阳娜娜', '欧阳**'],
    ['欧阳修', '欧阳*'],
    ['欧阳', '欧*'],
    ['山田太郎', '山***'],
    ['李', '*'],
    [' 王植入 ', '王**'],
    ['John Smith', 'J***'],
    ['김철수', '김***'],
    ['阿依古丽·买买提', '阿***'],
    ['Wang Planted 王植入', 'W***'],
    ['镇江某某化工有限公司', '镇***'],
    ['𠮷野', '𠮷*'],
  ])('%s is %s', (name, shown) => expect(maskedName(name)).toBe(shown));

  test('never shows more than a surname, and never the whole name', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (name) => {
        const shown = maskedName(name);
        expect(shown).toMatch(/^(\p{Script=Han}{0,2}\*+|.?\*+)$/su);
        if (!name.includes('*')) expect(shown).not.toBe(name.trim());
      }),
    ));
});

describe('a telephone number', () => {
  test.each([
    ['13800138000', '138****8000'],
    ['138 0013-8000', '138****8000'],
    ['+86 13800138000', '138****8000'],
    ['008613800138000', '138****8000'],
    ['0511-85551234', '****34'],
    ['+81 90 1234 5678', '****78'],
    ['85551', '****'],
    ['110110', '****'],
  ])('%s is %s', (phone, shown) => expect(maskedPhone(phone)).toBe(shown));

  test('never shows its four middle digits', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^\+?[\d -]{5,20}$/), (phone) => {
        const shown = maskedPhone(phone).replace(/\D/g, '');
        const digits = phone.replace(/\D/g, '');
        expect(shown.length).toBeLessThanOrEqual(Math.max(0, digits.length - 4));
      }),
    ));
});

test('a contact without a number is masked without one', () => {
  expect(masked({ name: '李明' })).toEqual({ name: '李*' });
  expect(masked({ name: '李明', phone: '13800138000' })).toEqual({ name: '李*', phone: '138****8000' });
});
