import { caseEvents } from '@maplebridge/contracts/mediation';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { city } from '../case/case.fixtures.ts';
import { valuesIn } from './values.ts';
import { type Place, wording } from './wording.ts';

const words = wording(city);
const values = valuesIn(city);
const isChinese = (it: string | undefined): boolean =>
  it !== undefined && /\p{Script=Han}/u.test(it) && !/[A-Za-z]/.test(it);

/** What a schema's value may hold: the schemas of an object, a list, what may be absent, one of several. */
function unlabelled(schema: z.core.$ZodType, place: Place): string[] {
  const { within, key } = place;
  const named = `${within}.${key}`;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return unlabelled(schema.unwrap(), place);
  if (schema instanceof z.ZodArray) return unlabelled(schema.element, place);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((it) => unlabelled(it, place));
  if (schema instanceof z.ZodObject) return values.has(key) ? [] : unlabelledKeys(schema, key);
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) {
    const codes = schema instanceof z.ZodEnum ? schema.options : [...schema.values];
    return codes.filter((it) => !isChinese(words.value(place, it))).map((it) => `${named}: ${it}`);
  }
  return schema instanceof z.ZodBoolean || values.has(key) ? [] : [named];
}

/** The words' key in the personal-data store is not told. */
const unlabelledKeys = (schema: z.ZodObject, within: string): string[] =>
  Object.entries(schema.shape)
    .filter(([key]) => key !== 'note')
    .flatMap(([key, of]) => {
      const place = { within, key };
      return [...(isChinese(words.label(place)) ? [] : [`${within}.${key}`]), ...unlabelled(of, place)];
    });

test.each(Object.entries(caseEvents.facts))(
  'every key and every code of %s has a Chinese label',
  (event, { data }) => expect(unlabelledKeys(data, event)).toEqual([]),
);

test('what has no label is found, however deep it stands', () => {
  const of = z.strictObject({
    colour: z.string(),
    tier: z.enum(['centre', 'moon']).optional(),
    terms: z.array(z.strictObject({ kind: z.literal('song'), weight: z.int().nullable() })),
  });
  expect(unlabelledKeys(of, 'opened')).toEqual([
    'opened.colour',
    'opened.colour',
    'opened.tier: moon',
    'terms.kind: song',
    'terms.weight',
    'terms.weight',
  ]);
});

test.each<[string, string, unknown, string]>([
  ['consented', 'party', 'A', '当事人A'],
  ['session-held', 'helpers', 'H12', '12号协助人员'],
  ['routing', 'helpers', 'law-firm', '律师事务所'],
  ['agreed', 'effectiveOn', '2019-05-04', '2019年5月4日'],
  ['overdue', 'dueAt', '2019-06-21T15:59:59.000Z', '2019年6月21日 23:59'],
  ['terms', 'amountYuan', 1_250_000, '1,250,000元'],
  ['opened', 'area', { city: '321100', district: '321171', station: 'dingmao' }, '镇江市镇江新区丁卯派出所'],
  ['opened', 'position', { lng: 119.508, lat: -32.1 }, '东经119.508°，南纬32.1°'],
  ['routing', 'venue', 'dingmao-centre', '丁卯宜调解中心'],
  ['routing', 'skills', 'labour-law', '劳动法'],
  ['routing', 'languages', 'ko', '韩语'],
  ['routing', 'protocol', 'medical', '三防调解法'],
  ['routing', 'ladder', 1, '第1版'],
  ['closed', 'cancelled', 'labour', '人力资源和社会保障'],
  ['mediator-asked', 'mediator', '3m00000000000000000000000a', '3m00000000000000000000000a'],
  [
    'routing',
    'reasons',
    { rule: 'passed-on', values: { from: 'workstation' } },
    '由办案人员决定自 工作站 移送',
  ],
  ['routing', 'reasons', { rule: 'of-old' }, '现行政策已无此规则：of-old'],
  ['routing', 'venue', null, '—'],
  ['visited', 'kept', false, '否'],
])('of %s, %s %j is told as %s', (within, key, value, told) =>
  expect(words.value({ within, key }, value)).toBe(told),
);

const { limits, departmentTask, judicialConfirmation, policeMediation, mediatorAnswer, returnVisit } =
  city.policy;
test.each([
  ...[...limits, judicialConfirmation, policeMediation, mediatorAnswer, returnVisit].map(({ rule }) => rule),
  ...city.departments.map(({ id }) => `${departmentTask.rule}-${id}`),
  ...['on-the-spot', 'workstation', 'centre', 'joint'].map((tier) => `step-${tier}`),
  'term-12',
])('the limit %s has a Chinese name', (rule) =>
  expect(isChinese(words.value({ within: 'overdue', key: 'rule' }, rule))).toBe(true),
);

test.each([
  ['officer:dingmao-officer', '民警（dingmao-officer）'],
  ['department', '部门'],
  ['service:mediation', '系统自动登记'],
  ['officer:a:b', '民警（a:b）'],
])('%s acts as %s', (by, told) => expect(words.actor(by)).toBe(told));
