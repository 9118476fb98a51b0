import type { Question } from '@maplebridge/contracts/intake';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answersOf, attributeOf } from './attributes.ts';

const name = { en: 'What is it?', zh: '是什么？' };
const asked = { name, required: true };
const questions: Question[] = [
  { id: 'smell', type: 'yes-no', ...asked },
  {
    id: 'kind',
    type: 'choice',
    options: [
      { id: 'bottle', name: { en: 'Bottle', zh: '瓶装' } },
      { id: 'pipe', name: { en: 'Pipe', zh: '管道' } },
    ],
    ...asked,
    required: false,
  },
  { id: 'floor', type: 'number', min: -3, max: 120, ...asked },
  { id: 'where', type: 'text', max: 200, ...asked },
];

test('questions become attributes, in order', () => {
  const common = { variable: true, description: 'What is it?', required: true, datatype_description: null };
  expect(questions.map((question, i) => attributeOf(question, i, 'en'))).toEqual([
    {
      ...common,
      code: 'smell',
      order: 1,
      datatype: 'singlevaluelist',
      values: [
        { key: 'true', name: 'Yes' },
        { key: 'false', name: 'No' },
      ],
    },
    {
      ...common,
      code: 'kind',
      order: 2,
      required: false,
      datatype: 'singlevaluelist',
      values: [
        { key: 'bottle', name: 'Bottle' },
        { key: 'pipe', name: 'Pipe' },
      ],
    },
    { ...common, code: 'floor', order: 3, datatype: 'number', datatype_description: '-3–120' },
    { ...common, code: 'where', order: 4, datatype: 'text' },
  ]);
  expect(attributeOf(questions[0] as Question, 0, 'zh')).toMatchObject({
    description: '是什么？',
    values: [{ name: '是' }, { name: '否' }],
  });
});

test('attributes become answers of the type of their question', () =>
  expect(
    answersOf({ smell: 'false', kind: 'pipe', floor: '-2', where: '12', other: 'x' }, questions),
  ).toEqual({
    smell: false,
    kind: 'pipe',
    floor: -2,
    where: '12',
    other: 'x',
  }));

test('a value of the wrong type is passed on, to be rejected by the shared check', () =>
  expect(answersOf({ smell: 'yes', floor: '2.5', kind: ['pipe', 'bottle'] }, questions)).toEqual({
    smell: 'yes',
    floor: '2.5',
    kind: 'pipe, bottle',
  }));

test('every offered option and number is accepted', () => {
  fc.assert(
    fc.property(fc.constantFrom(...questions), fc.integer({ min: -3, max: 120 }), (question, n) => {
      const offered = attributeOf(question, 0, 'en').values?.map(({ key }) => key) ?? [String(n)];
      for (const key of offered) {
        const answer = answersOf({ [question.id]: key }, [question])[question.id];
        expect(String(answer)).toBe(key);
        expect(typeof answer).toBe(
          { 'yes-no': 'boolean', number: 'number', choice: 'string', text: 'string' }[question.type],
        );
      }
    }),
  );
});
