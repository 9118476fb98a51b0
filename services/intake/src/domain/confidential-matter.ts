import type { DisputeFacts } from '@maplebridge/contracts/intake';
import type { Confidential, Phrases } from '@maplebridge/directory';
import type { DataOf } from '../report/state.ts';
import { dangerMatcher, normalizeText } from './danger-words.ts';

/** What decides whether a report is confidential. */
export type Matter = Pick<DataOf<'received'>, 'kind' | 'category' | 'facts' | 'triage' | 'confidential'>;

/** The city's `confidential` rule, applied to the fields of a report or to texts. */
export interface ConfidentialRule {
  readonly applies: (matter: Matter) => boolean;
  readonly inWords: (texts: readonly string[]) => boolean;
}

export function confidentialRule(grounds: Confidential): ConfidentialRule {
  const matchers = grounds.flatMap(({ words, unless }) => (words ? [matcherOf(words, unless)] : []));
  return {
    applies: (matter) =>
      matter.kind === 'tip' || matter.confidential === true || grounds.some((it) => applies(it, matter)),
    inWords: (texts) => texts.map(normalizeText).some((text) => matchers.some((matches) => matches(text))),
  };
}

const matcherOf = (words: Phrases, unless: Confidential[number]['unless']) =>
  dangerMatcher({ words, unless });

function applies({ categories = {}, facts = [], dangers = [] }: Confidential[number], matter: Matter) {
  const { kind, category, triage } = matter;
  const ofKind: readonly string[] = kind === 'tip' ? [] : (categories[kind] ?? []);
  return (
    ofKind.includes(category) ||
    facts.some((fact) => isKnown(matter.facts?.[fact])) ||
    dangers.some((danger) => triage?.danger.includes(danger))
  );
}

/** Whether a fact is known: a flag is true, a list is not empty, any other value is present. */
function isKnown(fact: DisputeFacts[keyof DisputeFacts]): boolean {
  if (Array.isArray(fact)) return fact.length > 0;
  return fact !== undefined && fact !== false;
}
