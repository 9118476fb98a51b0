import type { Procedure } from '@maplebridge/contracts/mediation';
import { covers } from './conditions.ts';
import type { Issue } from './issue.ts';
import type { City, Ladder } from './schema.ts';

/** Ends that are open at every step: whoever wants to leave may (People's Mediation Law arts 3, 17, 23). */
const alwaysOpen = ['refused', 'withdrawn', 'transferred', 'not-acceptable', 'settled'] as const;

/** Lines of the decision table and steps of the ladder that could never do what they say. */
export function ruleIssues(city: City): Issue[] {
  return [
    ...namesInTable(city),
    ...deadLines(city),
    ...actsAstray(city),
    ...firstThatFits(city),
    ...city.ladders.flatMap((it, i) => ladder(it, i)),
    ...places(city),
  ];
}

function namesInTable({ departments, policy }: City): Issue[] {
  const { routing, skills, protocols } = policy;
  const known = {
    departments: new Set(departments.map(({ id }) => id)),
    skills: new Set<string>(skills.map(({ id }) => id)),
    protocol: new Set(protocols.map(({ id }) => id)),
  };
  const missing = (kind: keyof typeof known, id: string, path: string): Issue[] =>
    known[kind].has(id) ? [] : [{ file: 'policy', path, issue: `there is no "${id}"` }];
  const unknown = routing.requirements.flatMap((line, i) => {
    const path = `routing.requirements.${i}`;
    return [
      ...(line.departments ?? []).flatMap((id, j) => missing('departments', id, `${path}.departments.${j}`)),
      ...(line.skills ?? []).flatMap((id, j) => missing('skills', id, `${path}.skills.${j}`)),
      ...(line.protocol ? missing('protocol', line.protocol, `${path}.protocol`) : []),
    ];
  });
  const twiceThere = protocols.map(({ id }) => id).filter((id, i, all) => all.indexOf(id) < i);
  const rules = [...routing.placement, ...routing.requirements].map(({ rule }) => rule);
  const twice = rules.filter((rule, i) => rules.indexOf(rule) < i);
  return [
    ...unknown,
    ...twiceThere.map((id) => ({ file: 'policy', path: 'protocols', issue: `"${id}" is there twice` })),
    ...twice.map((rule) => ({ file: 'policy', path: 'routing', issue: `rule "${rule}" is there twice` })),
  ];
}

/** Lines that another before them always takes the turn of. */
function deadLines({ policy }: City): Issue[] {
  const lines = policy.routing.placement;
  return lines.flatMap(({ when }, i) => {
    const before = lines.slice(0, i).find((earlier) => covers(earlier.when, when));
    return before
      ? [
          {
            file: 'policy',
            path: `routing.placement.${i}`,
            issue: `never applies: "${before.rule}" comes first`,
          },
        ]
      : [];
  });
}

/** An act against public security is the police's to mediate (procedure rules art. 178): no line before theirs may take it away. */
function actsAstray({ policy }: City): Issue[] {
  const lines = policy.routing.placement;
  const last = lines.findLastIndex(({ when }) => when.publicSecurityAct === true);
  return lines.slice(0, Math.max(last, 0)).flatMap(({ when, procedure }, i) =>
    procedure === 'police' || when.publicSecurityAct === false
      ? []
      : [
          {
            file: 'policy',
            path: `routing.placement.${i}`,
            issue: `takes acts against public security before "${lines[last]?.rule}"`,
          },
        ],
  );
}

/** Of lists where the first that fits counts, one that fits all comes last. */
function firstThatFits({ policy }: City): Issue[] {
  const lists = {
    limits: policy.limits.map(({ categories, procedures }) => categories ?? procedures),
    routesToTell: policy.routesToTell.map(({ categories }) => categories),
  };
  return Object.entries(lists).flatMap(([name, fits]) =>
    fits
      .slice(0, -1)
      .flatMap((it, i) =>
        it
          ? []
          : [{ file: 'policy', path: `${name}.${i}`, issue: 'fits all, and lets none behind it count' }],
      ),
  );
}

function ladder({ version, steps }: Ladder, index: number): Issue[] {
  const tiers = steps.map(({ tier }) => tier);
  const issue = (path: string, text: string): Issue => ({
    file: 'ladders',
    path: `${index}${path}`,
    issue: text,
  });
  return [
    ...(version === index + 1
      ? []
      : [issue('.version', `must be ${index + 1}: versions are kept, in order`)]),
    ...(['centre', 'joint'] as const)
      .filter((tier) => !tiers.includes(tier))
      .map((tier) => issue('.steps', `has no "${tier}", to which cases are passed`)),
    ...steps.flatMap(({ tier, next, exits }, i) => [
      ...(tiers.indexOf(tier) < i ? [issue(`.steps.${i}.tier`, `"${tier}" is there already`)] : []),
      ...(next !== null && tiers.indexOf(next) <= i
        ? [issue(`.steps.${i}.next`, `"${next}" is no later step`)]
        : []),
      ...(next === null && i < steps.length - 1
        ? [issue(`.steps.${i}.next`, 'only the last step leads nowhere')]
        : []),
      ...(next === null && !exits.includes('failed')
        ? [issue(`.steps.${i}.exits`, '"failed" must be open where no step comes after')]
        : []),
      ...alwaysOpen
        .filter((exit) => !exits.includes(exit))
        .map((exit) => issue(`.steps.${i}.exits`, `"${exit}" must be open`)),
    ]),
  ];
}

/** Steps to which the table sends matters are there in the newest ladder, and whoever's act it is may hold the case on it and above. */
function places({ policy, ladders }: City): Issue[] {
  const steps = ladders.at(-1)?.steps ?? [];
  const holds = (procedure: Procedure, from: number) =>
    steps.slice(from).some(({ holders }) => holders.includes(procedure));
  return policy.routing.placement.flatMap(({ tier, procedure }, i) => {
    if (tier === undefined) return [];
    const at = steps.findIndex((step) => step.tier === tier);
    const wrong = (issue: string): Issue[] => [
      { file: 'policy', path: `routing.placement.${i}.tier`, issue },
    ];
    if (at < 0) return wrong(`the ladder has no step "${tier}"`);
    return steps[at]?.holders.includes(procedure) && holds(procedure, steps.length - 1)
      ? []
      : wrong(`nobody may hold a case of ${procedure} mediation at "${tier}" and at the last step`);
  });
}
