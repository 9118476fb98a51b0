import { type FieldError, words } from '@maplebridge/contracts';
import type { Answers, Question } from '@maplebridge/contracts/intake';
import { type Rejection, reject } from '@maplebridge/event-log';
import type * as z from 'zod';

type Given = z.output<typeof Answers>;

/** Answers split by where they are stored: text in the personal-data store, all other values in the event. */
export interface SplitAnswers {
  readonly facts: Given;
  readonly texts: Readonly<Record<string, string>>;
}

/** What is wrong with each answer. */
export interface InvalidAnswers extends Rejection {
  readonly errors: FieldError[];
}

/** Checks answers against the questions of a category and splits them. A rejection lists what is wrong with each answer. */
export function splitAnswers(
  questions: readonly Question[],
  answers: Given = {},
): SplitAnswers | InvalidAnswers {
  const given = new Map(Object.entries(answers));
  const asked = new Set(questions.map(({ id }) => id));
  const errors = [
    ...[...given.keys()].filter((id) => !asked.has(id)).map((id) => fieldError(id, 'is not asked here')),
    ...questions.flatMap((question) => {
      const detail = detailFor(question, given.get(question.id));
      return detail === undefined ? [] : [fieldError(question.id, detail)];
    }),
  ];
  if (errors.length) return { ...reject('answer-invalid'), errors: errors.slice(0, maxErrors) };

  const isText = (id: string) => questions.some((it) => it.id === id && it.type === 'text');
  const part = (wanted: boolean) => [...given].filter(([id]) => isText(id) === wanted);
  return {
    facts: Object.fromEntries(part(false)),
    texts: Object.fromEntries(part(true).map(([id, text]) => [id, String(text).trim()])),
  };
}

/** As many errors as request validation reports for a whole body. */
const maxErrors = 20;

const fieldError = (id: string, detail: string): FieldError => ({ pointer: `/body/answers/${id}`, detail });

function detailFor(question: Question, answer: Given[string] | undefined): string | undefined {
  if (answer === undefined) return question.required ? 'must be answered' : undefined;
  switch (question.type) {
    case 'yes-no':
      return typeof answer === 'boolean' ? undefined : 'must be true or false';
    case 'choice': {
      const options = question.options.map(({ id }) => id);
      return options.some((id) => id === answer) ? undefined : `must be one of: ${options.join(', ')}`;
    }
    case 'number': {
      const { min, max } = question;
      const fits = typeof answer === 'number' && answer >= min && answer <= max;
      return fits ? undefined : `must be a whole number from ${min} to ${max}`;
    }
    case 'text':
      return words(question.max).safeParse(answer).error?.issues[0]?.message;
  }
}
