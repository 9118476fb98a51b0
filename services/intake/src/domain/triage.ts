import type { Danger, DisputeFacts, Triage, TriageFacts } from '@maplebridge/contracts/intake';
import {
  type Conditioned,
  matcher,
  type Policy,
  type Triaged,
  type TriageRules,
  triageMatcher,
} from '@maplebridge/directory';
import { dangerWords, plain } from './danger-words.ts';

/** A report as it comes in. The words are looked through here, and go no further than the personal-data store. */
export interface Incoming extends Pick<Triaged, 'kind' | 'category'> {
  readonly facts?: DisputeFacts | undefined;
  /** How many parties are named. */
  readonly parties?: number | undefined;
  /** Dangers the reporter flags. */
  readonly flags?: readonly Danger[] | undefined;
  readonly texts: readonly string[];
  readonly grid?: string | undefined;
}

export interface Triaging {
  /** What cannot wait, and how far it reaches, with the rules that say so. */
  readonly decide: (report: Incoming) => TriageFacts;
  /** The same as callers read it: reasons in words, and the numbers to ring. */
  readonly inWords: (facts: TriageFacts) => Triage;
}

/** The triage by a city's rules and decision table, made once for many reports. */
export function triaging(rules: TriageRules, policy: Policy): Triaging {
  const dangers = rules.dangers.map((it) => ({ ...it, told: dangerWords(it) }));
  const scopes = rules.scope.map((it) => ({ ...it, applies: triageMatcher(it.when) }));
  const departmentsOf = departments(policy);

  return {
    decide({ kind, category, facts = {}, parties, flags = [], texts, grid }) {
      const plainly = texts.map(plain);
      const found = dangers.filter(
        (it) =>
          flags.includes(it.danger) ||
          it.facts?.some((fact) => facts[fact] === true) ||
          plainly.some(it.told),
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

function words({ dangers, scope, numbers }: TriageRules): Triaging['inWords'] {
  const sentences = new Map([...dangers, ...scope].map(({ rule, en, zh }) => [rule, { en, zh }]));
  const named = new Map(numbers.map(({ number, name: { en, zh } }) => [number, { number, en, zh }]));
  return (facts) => {
    const call = facts.danger.flatMap((code) => dangers.find(({ danger }) => danger === code)?.call ?? []);
    return {
      ...facts,
      // A rule that has left the city's data since is told by its name.
      reasons: facts.reasons.map(({ rule }) => ({
        rule,
        ...(sentences.get(rule) ?? { en: rule, zh: rule }),
      })),
      call: [...new Set(call)].flatMap((number) => named.get(number) ?? []),
    };
  };
}
