import type { Question } from '@maplebridge/contracts/intake';
import { city, triage } from '@maplebridge/directory/city-data';
import { derivedToken } from '@maplebridge/lambda';
import { growthOf, isDeep, mostGrowth } from '@maplebridge/lambda/spec';
import { expect, test } from 'vitest';
import { splitAnswers } from '../domain/answers.ts';
import { normalizeText } from '../domain/danger-words.ts';
import { maskedName, maskedPhone } from '../domain/masking.ts';
import { triagePolicy } from '../domain/triage.ts';
import { answersOf } from '../open311/attributes.ts';
import { newReport } from '../open311/new-report.ts';
import { geoReportProblemFormat } from '../open311/problem-format.ts';
import { offeredServices } from '../open311/services.ts';
import { toXml } from '../open311/xml.ts';

const doubling = { from: isDeep ? 4000 : 1000 };
const many = <T>(n: number, of: (index: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));

const { decide } = triagePolicy(triage, city.policy);
const triaged = (text: string) => decide({ kind: 'dispute', category: 'neighbours', texts: [text] });
const [service] = offeredServices([]).values();
if (!service) throw new Error('nothing is offered');
const reported = (phone: string) =>
  newReport({ service_code: 'hazard.gas', lat: 32.18, long: 119.51, phone, email: phone }, service);

const texts: [string, (text: string) => unknown, (n: number) => string][] = [
  ['marks out of order', normalizeText, (n) => '\u0300'.repeat(n) + '\u0316'.repeat(n)],
  ['marks with letter code points', normalizeText, (n) => `${'\u0300'.repeat(29)}\uff9e`.repeat(n / 30)],
  ['ligatures that expand to many letters', normalizeText, (n) => '\ufdfa'.repeat(n)],
  ['spaces between characters', normalizeText, (n) => `中${' '.repeat(n)}x`],
  ['characters and spaces', normalizeText, (n) => '中 '.repeat(n)],
  ['invisible characters', normalizeText, (n) => '中\u200b'.repeat(n)],
  ['danger words', triaged, (n) => 'fire '.repeat(n)],
  ['partial danger words', triaged, (n) => 'fir'.repeat(n)],
  ['partial Chinese danger words', triaged, (n) => '着着火'.repeat(n)],
  ['phrases without danger', triaged, (n) => 'fire door '.repeat(n)],
  ['an invalid number', reported, (n) => `+${'1 -'.repeat(n)}x`],
  ['spaces in a number', reported, (n) => `1${' '.repeat(n)}x`],
  ['a masked name', maskedName, (n) => '李'.repeat(n)],
  ['a masked number', maskedPhone, (n) => `86${'13812345678 '.repeat(n)}`],
  [
    'characters that XML cannot represent',
    (it) => toXml('services', [{ it }]),
    (n) => '\u0000\r<&'.repeat(n),
  ],
];

test.each(texts)('the work is linear in %s', (_, read, make) =>
  expect(growthOf(make, read, doubling)).toBeLessThan(mostGrowth),
);

const question: Question = {
  ...{ id: 'floor', type: 'text', required: false, max: 100 },
  name: { en: 'Floor', zh: '楼层' },
};
type Attributes = Parameters<typeof answersOf>[0];

test.each<[string, (n: number) => Attributes]>([
  ['attributes', (n) => Object.fromEntries(many(n, (i) => [`a${i}`, 'x']))],
  ['values of an attribute', (n) => ({ floor: many(n, () => 'x') })],
])('the work is linear in %s', (_, make) => {
  // A null prototype: V8 represents small and large ordinary objects differently.
  const attributes = (n: number): Attributes => Object.assign(Object.create(null), make(n));
  const read = (given: Attributes) => splitAnswers([question], answersOf(given, [question]));
  expect(growthOf(attributes, read, doubling)).toBeLessThan(mostGrowth);
});

test('the work is linear in the token of a request', () => {
  const sent = (n: number) => ({ attribute: many(n, (i) => `v${i}`), description: '\ud83d\ude00'.repeat(n) });
  expect(growthOf(sent, (it) => derivedToken('secret', it), doubling)).toBeLessThan(mostGrowth);
});

test('the work is linear in the errors of a problem', () => {
  const refusal = (n: number) => ({
    rejected: 'invalid-request' as const,
    errors: many(n, (i) => ({ pointer: `/body/attribute/a${i}`, detail: 'x' })),
  });
  const refused = { language: 'zh', correlationId: 'r', path: '/open311/v2/requests.xml' } as const;
  expect(growthOf(refusal, (it) => geoReportProblemFormat(it, refused), doubling)).toBeLessThan(mostGrowth);
});
