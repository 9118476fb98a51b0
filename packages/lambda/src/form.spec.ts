import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readForm } from './form.ts';

describe('a form', () => {
  test('has fields, lists and objects', () =>
    expect(readForm('a=1&b=2&b=3&c[]=4&o[x]=5&o[y]=6&o[z][]=7&o[z][]=8&e=&f=a+b%2Bc%E5%90%8D')).toEqual({
      a: '1',
      b: ['2', '3'],
      c: ['4'],
      o: { x: '5', y: '6', z: ['7', '8'] },
      e: '',
      f: 'a b+c名',
    }));

  test('has no deeper objects', () => expect(readForm('a[b][c]=1')).toEqual({ 'a[b][c]': '1' }));

  test('cannot reach a prototype', () => {
    const form = readForm('__proto__=1&__proto__[admin]=1&a[__proto__]=2&constructor[prototype]=3');
    expect(Object.getPrototypeOf(form)).toBe(Object.prototype);
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });

  test('is read as it was written, whatever stands in it', () => {
    const name = fc.stringMatching(/^[a-z]{1,5}$/);
    const value = fc.string({ unit: 'binary' }).map((text) => text.toWellFormed());
    fc.assert(
      fc.property(fc.dictionary(name, value), (fields) => {
        expect(readForm(new URLSearchParams(fields).toString())).toEqual({ ...fields });
      }),
    );
  });

  test('is read somehow, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readForm(text)).toBeTypeOf('object');
      }),
    );
  });
});
