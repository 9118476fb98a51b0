import { type FieldError, words } from '@maplebridge/contracts';
import type { Answers, Question } from '@maplebridge/contracts/intake';
import { type Rejection, reject } from '@maplebridge/event-log';
import type * as z from 'zod';

type Given = z.output<typeof Answers>;

/** Answers in two parts: text goes to the personal-data store, all else are facts that may be seen. */
export interface Parted {
  readonly facts: Given;
  readonly texts: Readonly<Record<string, string>>;
}

/** What is wrong with each answer. */
export interface InvalidAnswers extends Rejection {
  readonly errors: FieldError[];
}

/** Checks answers against the questions of a category, and parts them. A refusal says of each what is wrong with it. */
export function partAnswers(questions: readonly Question[], answers: Given = {}): Parted | InvalidAnswers {
  const given = new Map(Object.entries(answers));
  const asked = new Set(questions.map(({ id }) => id));
  const faults = [
    ...[...given.keys()].filter((id) => !asked.has(id)).map((id) => fault(id, 'is not asked here')),
    ...questions.flatMap((question) => {
      const detail = wrongWith(question, given.get(question.id));
      return detail === undefined ? [] : [fault(question.id, detail)];
    }),
  ];
  if (faults.length) return { ...reject('answer-invalid'), errors: faults.slice(0, maxErrors) };

  const isText = (id: string) => questions.some((it) => it.id === id && it.type === 'text');
  const part = (wanted: boolean) => [...given].filter(([id]) => isText(id) === wanted);
  return {
    facts: Object.fromEntries(part(false)),
    texts: Object.fromEntries(part(true).map(([id, text]) => [id, String(text).trim()])),
  };
}

/** As many as are told at once of a whole body. */
const maxErrors = 20;

const fault = (id: string, detail: string): FieldError => ({ pointer: `/body/answers/${id}`, detail });

function wrongWith(question: Question, answer: Given[string] | undefined): string | undefined {
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
