import type { Question } from '@maplebridge/contracts/intake';
import { city, triage } from '@maplebridge/directory/city-data';
import { derivedToken } from '@maplebridge/lambda';
import { growthOf, isDeep, mostGrowth } from '@maplebridge/lambda/spec';
import { expect, test } from 'vitest';
import { partAnswers } from '../domain/answers.ts';
import { plain } from '../domain/danger-words.ts';
import { maskedName, maskedPhone } from '../domain/masking.ts';
import { triaging } from '../domain/triage.ts';
import { answersOf } from '../open311/attributes.ts';
import { newReport } from '../open311/new-report.ts';
import { geoReportProblemFormat } from '../open311/problem-format.ts';
import { offeredServices } from '../open311/services.ts';
import { toXml } from '../open311/xml.ts';

const doubling = { from: isDeep ? 4000 : 1000 };
const many = <T>(n: number, of: (index: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));

const { decide } = triaging(triage, city.policy);
const triaged = (text: string) => decide({ kind: 'dispute', category: 'neighbours', texts: [text] });
const [service] = offeredServices([]).values();
if (!service) throw new Error('nothing is offered');
const reported = (phone: string) =>
  newReport({ service_code: 'hazard.gas', lat: 32.18, long: 119.51, phone, email: phone }, service);

const texts: [string, (text: string) => unknown, (n: number) => string][] = [
  ['marks out of order', plain, (n) => '\u0300'.repeat(n) + '\u0316'.repeat(n)],
  ['marks that are written as letters', plain, (n) => `${'\u0300'.repeat(29)}\uff9e`.repeat(n / 30)],
  ['letters that stand for many', plain, (n) => '\ufdfa'.repeat(n)],
  ['spaces between characters', plain, (n) => `中${' '.repeat(n)}x`],
  ['characters and spaces', plain, (n) => '中 '.repeat(n)],
  ['what cannot be seen', plain, (n) => '中\u200b'.repeat(n)],
  ['words that mean danger', triaged, (n) => 'fire '.repeat(n)],
  ['words that nearly mean danger', triaged, (n) => 'fir'.repeat(n)],
  ['Chinese words that nearly mean danger', triaged, (n) => '着着火'.repeat(n)],
  ['words that mean none', triaged, (n) => 'fire door '.repeat(n)],
  ['a number that is none', reported, (n) => `+${'1 -'.repeat(n)}x`],
  ['spaces in a number', reported, (n) => `1${' '.repeat(n)}x`],
  ['a masked name', maskedName, (n) => '李'.repeat(n)],
  ['a masked number', maskedPhone, (n) => `86${'13812345678 '.repeat(n)}`],
  ['XML that cannot be written', (it) => toXml('services', [{ it }]), (n) => '\u0000\r<&'.repeat(n)],
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
  // Small objects would be kept in another form than large ones, by V8.
  const attributes = (n: number): Attributes => Object.assign(Object.create(null), make(n));
  const read = (given: Attributes) => partAnswers([question], answersOf(given, [question]));
  expect(growthOf(attributes, read, doubling)).toBeLessThan(mostGrowth);
});

test('the work is linear in a token of what was sent', () => {
  const sent = (n: number) => ({ attribute: many(n, (i) => `v${i}`), description: '\ud83d\ude00'.repeat(n) });
  expect(growthOf(sent, (it) => derivedToken('secret', it), doubling)).toBeLessThan(mostGrowth);
});

test('the work is linear in the reasons of a refusal', () => {
  const refusal = (n: number) => ({
    rejected: 'invalid-request' as const,
    errors: many(n, (i) => ({ pointer: `/body/attribute/a${i}`, detail: 'x' })),
  });
  const refused = { language: 'zh', correlationId: 'r', path: '/open311/v2/requests.xml' } as const;
  expect(growthOf(refusal, (it) => geoReportProblemFormat(it, refused), doubling)).toBeLessThan(mostGrowth);
});
