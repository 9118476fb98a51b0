import type { Danger, DisputeFacts, Triage, TriageFacts } from '@maplebridge/contracts/intake';
import {
  type Conditioned,
  matcher,
  type Policy,
  type Triaged,
  type TriageRules,
  triageMatcher,
} from '@maplebridge/directory';
import { dangerMatcher, normalizeText } from './danger-words.ts';

/** A new report. Its texts are searched here and stored only in the personal-data store. */
export interface Incoming extends Pick<Triaged, 'kind' | 'category'> {
  readonly facts?: DisputeFacts | undefined;
  /** Number of named parties. */
  readonly parties?: number | undefined;
  /** Dangers the reporter flags. */
  readonly flags?: readonly Danger[] | undefined;
  readonly texts: readonly string[];
  readonly grid?: string | undefined;
}

export interface TriagePolicy {
  /** Finds urgency and scope, with the rules that applied. */
  readonly decide: (report: Incoming) => TriageFacts;
  /** Adds what callers read: the reasons as sentences, and the emergency numbers to call. */
  readonly inWords: (facts: TriageFacts) => Triage;
}

/** Compiles the triage rules and the decision table of a city once, for use on many reports. */
export function triagePolicy(rules: TriageRules, policy: Policy): TriagePolicy {
  const dangers = rules.dangers.map((it) => ({ ...it, mentioned: dangerMatcher(it) }));
  const scopes = rules.scope.map((it) => ({ ...it, applies: triageMatcher(it.when) }));
  const departmentsOf = departments(policy);

  return {
    decide({ kind, category, facts = {}, parties, flags = [], texts, grid }) {
      const normalized = texts.map(normalizeText);
      const found = dangers.filter(
        (it) =>
          flags.includes(it.danger) ||
          it.facts?.some((fact) => facts[fact] === true) ||
          normalized.some(it.mentioned),
      );
      const danger = found.map((it) => it.danger);
      const matter = { category, facts: { ...facts, peopleInvolved: facts.peopleInvolved ?? parties } };
      const departments = kind === 'dispute' ? departmentsOf(matter) : 0;
      const scope = scopes.find(({ applies }) => applies({ kind, ...matter, danger, departments }));
      if (!scope) throw new Error('the rules of scope must end with one for all');
      return {
        ...(grid !== undefined && { grid }),
        scope: scope.scope,
        urgent: danger.length > 0,
        danger,
        reasons: [...found, scope].map(({ rule }) => ({ rule })),
      };
    },
    inWords: words(rules),
  };
}

/** How many departments the decision table invites to a dispute. */
function departments({ routing }: Policy): (matter: Conditioned) => number {
  const lines = routing.requirements.flatMap(({ when, departments: invited = [] }) =>
    invited.length ? [{ applies: matcher(when), invited }] : [],
  );
  return (matter) =>
    new Set(lines.filter(({ applies }) => applies(matter)).flatMap(({ invited }) => invited)).size;
}

function words({ dangers, scope, numbers }: TriageRules): TriagePolicy['inWords'] {
  const sentences = new Map([...dangers, ...scope].map(({ rule, en, zh }) => [rule, { en, zh }]));
  const named = new Map(numbers.map(({ number, name: { en, zh } }) => [number, { number, en, zh }]));
  return (facts) => {
    const call = facts.danger.flatMap((code) => dangers.find(({ danger }) => danger === code)?.call ?? []);
    return {
      ...facts,
      // The city's data may no longer have this rule: show its name instead.
      reasons: facts.reasons.map(({ rule }) => ({
        rule,
        ...(sentences.get(rule) ?? { en: rule, zh: rule }),
      })),
      call: [...new Set(call)].flatMap((number) => named.get(number) ?? []),
    };
  };
}
