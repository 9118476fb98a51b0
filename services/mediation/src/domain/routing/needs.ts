import type { HelperKind, ReasonCode } from '@maplebridge/contracts/mediation';
import { type City, type Conditioned, matcher, type Requirement } from '@maplebridge/directory';

/** What a matter needs besides a place. */
interface Needed {
  readonly goldMedal: boolean;
  readonly skills: string[];
  readonly languages: string[];
  readonly departments: string[];
  readonly helpers: HelperKind[];
  readonly protocol?: string;
}

/** All that a matter needs, and the lines of the table that say so. */
export interface Needs {
  readonly needed: Needed;
  readonly reasons: readonly ReasonCode[];
}

const nothing: Needs = {
  needed: { goldMedal: false, skills: [], languages: [], departments: [], helpers: [] },
  reasons: [],
};

const needsOfLine = (line: Requirement): Needs => ({
  needed: {
    goldMedal: line.goldMedal ?? false,
    skills: line.skills ?? [],
    languages: line.languages ?? [],
    departments: line.departments ?? [],
    helpers: line.helpers ?? [],
    ...(line.protocol && { protocol: line.protocol }),
  },
  reasons: [{ rule: line.rule }],
});

const union = <T>(some: T[], more: T[]): T[] => [...new Set([...some, ...more])];

/** Of several protocols the first counts. */
function together({ needed: a, reasons }: Needs, { needed: b, reasons: more }: Needs): Needs {
  const protocol = a.protocol ?? b.protocol;
  return {
    needed: {
      goldMedal: a.goldMedal || b.goldMedal,
      skills: union(a.skills, b.skills),
      languages: union(a.languages, b.languages),
      departments: union(a.departments, b.departments),
      helpers: union(a.helpers, b.helpers),
      ...(protocol && { protocol }),
    },
    reasons: [...reasons, ...more],
  };
}

/** Collects every line of the table that applies. */
export function needsOf({ policy }: Pick<City, 'policy'>): (matter: Conditioned) => Needs {
  const table = policy.routing.requirements.map((line) => ({
    needs: needsOfLine(line),
    applies: matcher(line.when),
  }));
  return (matter) => {
    const { languages } = matter.facts;
    const first = languages?.length ? { ...nothing, needed: { ...nothing.needed, languages } } : nothing;
    const lines = table.filter(({ applies }) => applies(matter));
    return lines.reduce((all, { needs }) => (all === nothing ? needs : together(all, needs)), first);
  };
}
