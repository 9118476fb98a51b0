import type { Language } from '@maplebridge/contracts';
import type { Question } from '@maplebridge/contracts/intake';
import type { Attribute, NewServiceRequest } from '@maplebridge/contracts/open311';

const yesNo = [
  { key: 'true', name: { en: 'Yes', zh: '是' } },
  { key: 'false', name: { en: 'No', zh: '否' } },
] as const;

/** Converts a question to a GeoReport attribute. */
export function attributeOf(question: Question, index: number, language: Language): Attribute {
  const { id, name, required } = question;
  return {
    variable: true,
    code: id,
    required,
    order: index + 1,
    description: name[language],
    ...shape(question, language),
  };
}

function shape(
  question: Question,
  language: Language,
): Pick<Attribute, 'datatype' | 'datatype_description' | 'values'> {
  switch (question.type) {
    case 'yes-no':
      return listOf(yesNo.map(({ key, name }) => ({ key, name: name[language] })));
    case 'choice':
      return listOf(question.options.map(({ id, name }) => ({ key: id, name: name[language] })));
    case 'number':
      return { datatype: 'number', datatype_description: `${question.min}–${question.max}` };
    case 'text':
      return { datatype: 'text', datatype_description: null };
  }
}

const listOf = (values: NonNullable<Attribute['values']>) =>
  ({ datatype: 'singlevaluelist', datatype_description: null, values }) as const;

/**
 * Converts GeoReport attributes to the answers of a report. It does not validate: an unknown code or a value of the wrong type is
 * passed on, and the check shared by all channels rejects it.
 */
export function answersOf(
  given: NonNullable<NewServiceRequest['attribute']>,
  questions: readonly Question[],
): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([code, value]) => {
      if (value === undefined) return [];
      const text = [value].flat().join(', ');
      return [[code, answerOf(text, questions.find(({ id }) => id === code)?.type)]];
    }),
  );
}

function answerOf(text: string, type: Question['type'] | undefined): string | number | boolean {
  if (type === 'yes-no' && (text === 'true' || text === 'false')) return text === 'true';
  return type === 'number' && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}
