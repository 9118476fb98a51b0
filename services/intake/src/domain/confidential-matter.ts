import type { DisputeFacts } from '@maplebridge/contracts/intake';
import type { Confidential, Phrases } from '@maplebridge/directory';
import type { DataOf } from '../report/state.ts';
import { dangerWords, plain } from './danger-words.ts';

/** What decides whether a report is confidential. */
export type Matter = Pick<DataOf<'received'>, 'kind' | 'category' | 'facts' | 'triage' | 'confidential'>;

/** Whether what is known of a report, or was said, is a ground of the city's `confidential` rule. */
export interface ConfidentialRule {
  readonly applies: (matter: Matter) => boolean;
  readonly inWords: (texts: readonly string[]) => boolean;
}

export function confidentialRule(grounds: Confidential): ConfidentialRule {
  const told = grounds.flatMap(({ words, unless }) => (words ? [toldBy(words, unless)] : []));
  return {
    applies: (matter) =>
      matter.kind === 'tip' || matter.confidential === true || grounds.some((it) => applies(it, matter)),
    inWords: (texts) => texts.map(plain).some((text) => told.some((tells) => tells(text))),
  };
}

const toldBy = (words: Phrases, unless: Confidential[number]['unless']) => dangerWords({ words, unless });

function applies({ categories = {}, facts = [], dangers = [] }: Confidential[number], matter: Matter) {
  const { kind, category, triage } = matter;
  const ofKind: readonly string[] = kind === 'tip' ? [] : (categories[kind] ?? []);
  return (
    ofKind.includes(category) ||
    facts.some((fact) => isKnown(matter.facts?.[fact])) ||
    dangers.some((danger) => triage?.danger.includes(danger))
  );
}

/** A flag is set, a list holds something, anything else is told. */
function isKnown(fact: DisputeFacts[keyof DisputeFacts]): boolean {
  if (Array.isArray(fact)) return fact.length > 0;
  return fact !== undefined && fact !== false;
}
