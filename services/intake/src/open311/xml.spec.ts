import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { toXml } from './xml.ts';

/** The elements of a document in order, each with the text right inside it, as a strict parser of another house reads them. */
function elements(xml: string): [string, string][] {
  const found: [string, string][] = [];
  const open: number[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => open.push(found.push([name, '']) - 1));
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => {
    const element = found[open.at(-1) ?? -1];
    if (element) element[1] += text;
  });
  parser.write(xml).close();
  return found;
}

test('a list is an element with one child per item', () => {
  const services = [
    { service_code: 'hazard.gas', metadata: false },
    { service_code: 'hazard.other', metadata: true },
  ];
  expect(elements(toXml('services', services))).toEqual([
    ['services', ''],
    ['service', ''],
    ['service_code', 'hazard.gas'],
    ['metadata', 'false'],
    ['service', ''],
    ['service_code', 'hazard.other'],
    ['metadata', 'true'],
  ]);
});

test('an empty value is an empty element', () => {
  expect(elements(toXml('services', []))).toEqual([['services', '']]);
  expect(elements(toXml('discovery', { contact: null, url: '', formats: ['a'] }))).toEqual([
    ['discovery', ''],
    ['contact', ''],
    ['url', ''],
    ['formats', ''],
    ['format', 'a'],
  ]);
});

test('declares its encoding', () =>
  expect(toXml('services', [])).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n</));

test('a list that GeoReport does not define is a programming error', () =>
  expect(() => toXml('discovery', { surprises: ['a'] })).toThrow('surprises'));

const marked = fc.constantFrom(
  ...['<script>', '</description>', ']]>', '&amp;', '<!--', '<![CDATA[', '"', "'", '<?xml', '&#0;'],
  ...['\u0000', '\u001b', '\ud800', '\uffff', '\u202e', '\u200b', '\r\n', '\t', '枫桥', '🍁'],
);
const hostile = fc
  .array(fc.oneof(marked, fc.string({ unit: 'binary' })), { maxLength: 8 })
  .map((all) => all.join(''));

test('any text is read back unchanged, except characters that XML cannot represent', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const read = elements(toXml('errors', [{ code: 400, description: text }]));
      expect(read.map(([name]) => name)).toEqual(['errors', 'error', 'code', 'description']);
      const writable = [...text.toWellFormed().replace(/\r\n?/g, '\n')].map((it) =>
        /[\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(it) ? it : '\ufffd',
      );
      expect(read[3]?.[1]).toBe(writable.join(''));
    }),
    { numRuns: 500 },
  );
});
