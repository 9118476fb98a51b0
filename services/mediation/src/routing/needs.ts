import type { HelperKind } from '@maplebridge/contracts/mediation';
import { type City, type Conditioned, matcher } from '@maplebridge/directory';

/** What a matter needs besides a place, and the rules that say so. */
export interface Needs {
  readonly goldMedal: boolean;
  readonly skills: string[];
  readonly languages: string[];
  readonly departments: string[];
  readonly helpers: HelperKind[];
  readonly protocol?: string;
  readonly rules: readonly string[];
}

/** Collects every line of the table that applies; of several protocols the first counts. */
export function needsOf({ policy }: Pick<City, 'policy'>): (matter: Conditioned) => Needs {
  const lines = policy.routing.requirements.map((line) => ({ line, applies: matcher(line.when) }));
  return (matter) => {
    const rules: string[] = [];
    const skills = new Set<string>();
    const languages = new Set<string>(matter.facts.languages);
    const departments = new Set<string>();
    const helpers = new Set<HelperKind>();
    let goldMedal = false;
    let protocol: string | undefined;
    for (const { line, applies } of lines) {
      if (!applies(matter)) continue;
      rules.push(line.rule);
      for (const it of line.skills ?? []) skills.add(it);
      for (const it of line.languages ?? []) languages.add(it);
      for (const it of line.departments ?? []) departments.add(it);
      for (const it of line.helpers ?? []) helpers.add(it);
      goldMedal ||= line.goldMedal ?? false;
      protocol ??= line.protocol;
    }
    return {
      rules,
      goldMedal,
      skills: [...skills],
      languages: [...languages],
      departments: [...departments],
      helpers: [...helpers],
      ...(protocol && { protocol }),
    };
  };
}
