import type { Question } from '@maplebridge/contracts/intake';
import { describe, expect, test } from 'vitest';
import { splitAnswers } from './answers.ts';

const name = { en: 'n', zh: '名' };
const questions: Question[] = [
  { type: 'yes-no', id: 'going-on', name, required: false },
  {
    type: 'choice',
    id: 'document',
    name,
    required: true,
    options: [
      { id: 'id-card', name },
      { id: 'other', name },
    ],
  },
  { type: 'number', id: 'people', name, required: false, min: 1, max: 9 },
  { type: 'text', id: 'where', name, required: false, max: 10 },
];

test('text is split from facts', () =>
  expect(
    splitAnswers(questions, { 'going-on': false, document: 'other', people: 9, where: ' 3 楼 \n' }),
  ).toEqual({ facts: { 'going-on': false, document: 'other', people: 9 }, texts: { where: '3 楼' } }));

test('optional answers may be left out', () =>
  expect(splitAnswers(questions, { document: 'id-card' })).toEqual({
    facts: { document: 'id-card' },
    texts: {},
  }));

test('no questions need no answers', () =>
  expect(splitAnswers([], undefined)).toEqual({ facts: {}, texts: {} }));

describe('rejected at its pointer is', () => {
  const good = { document: 'other' };
  test.each([
    ['an answer that is due and not there', {}, 'document', 'must be answered'],
    ['an answer to no question', { ...good, colour: 'red' }, 'colour', 'is not asked here'],
    ['a name of the prototype', { ...good, constructor: 'x' }, 'constructor', 'is not asked here'],
    ['a word for a yes or no', { ...good, 'going-on': 'yes' }, 'going-on', 'must be true or false'],
    ['an option there is not', { document: 'passport' }, 'document', 'must be one of: id-card, other'],
    ['a choice by number', { document: 1 }, 'document', 'must be one of: id-card, other'],
    ['a number too small', { ...good, people: 0 }, 'people', 'must be a whole number from 1 to 9'],
    ['a number too great', { ...good, people: 10 }, 'people', 'must be a whole number from 1 to 9'],
    ['a number in letters', { ...good, people: '3' }, 'people', 'must be a whole number from 1 to 9'],
    ['a text too long', { ...good, where: 'x'.repeat(11) }, 'where', expect.stringContaining('10')],
    ['an empty text', { ...good, where: ' ' }, 'where', expect.any(String)],
    ['a text that is a number', { ...good, where: 7 }, 'where', expect.any(String)],
    ['a control character', { ...good, where: 'a\u0000b' }, 'where', 'must not contain control characters'],
  ])('%s', (_, answers, id, detail) =>
    expect(splitAnswers(questions, answers as never)).toEqual({
      rejected: 'answer-invalid',
      detail: undefined,
      errors: [{ pointer: `/body/answers/${id}`, detail }],
    }),
  );

  test('all at once, up to twenty', () => {
    const strange = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`strange-${i}`, true]));
    expect(splitAnswers(questions, strange)).toMatchObject({ errors: { length: 20 } });
    expect(splitAnswers(questions, { people: 0, where: 7 })).toMatchObject({ errors: { length: 3 } });
  });
});
