import type { Question, ReportForms } from '@maplebridge/contracts/intake';
import type { Form, Forms, TriageRules } from '@maplebridge/directory';

/** The questions of a category. */
export type QuestionsFor = (kind: Form['kind'], category: string) => readonly Question[];

export function questionsByCategory({ categories }: Forms): QuestionsFor {
  const byCategory = new Map(categories.map((it) => [`${it.kind}/${it.category}`, it.questions]));
  return (kind, category) => {
    const found = byCategory.get(`${kind}/${category}`);
    if (!found) throw new Error(`the city has no form for ${kind}/${category}`);
    return found;
  };
}

/** The public forms: what can be reported, which questions each category has, and the emergency numbers. */
export const presentForms = ({ categories }: Forms, { numbers }: TriageRules): ReportForms => ({
  items: [...categories],
  emergency: numbers.map(({ number, name }) => ({ number, name })),
});
