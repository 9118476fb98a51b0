import { covers } from './conditions.ts';
import type { Fault } from './references.ts';
import type { City, Ladder } from './schema.ts';

/** Ends that are open at every step: whoever wants to leave may (People's Mediation Law arts 3, 17, 23). */
const alwaysOpen = ['refused', 'withdrawn', 'transferred', 'not-acceptable', 'settled'] as const;

/** Lines of the decision table and steps of the ladder that could never do what they say. */
export function danglingRules(city: City): Fault[] {
  return [
    ...namesInTable(city),
    ...deadLines(city),
    ...city.ladders.flatMap((it, i) => ladder(it, i)),
    ...places(city),
  ];
}

function namesInTable({ departments, policy }: City): Fault[] {
  const { routing, skills, protocols } = policy;
  const known = {
    departments: new Set(departments.map(({ id }) => id)),
    skills: new Set<string>(skills.map(({ id }) => id)),
    protocol: new Set(protocols.map(({ id }) => id)),
  };
  const missing = (kind: keyof typeof known, id: string, path: string): Fault[] =>
    known[kind].has(id) ? [] : [{ file: 'policy', path, fault: `there is no "${id}"` }];
  const unknown = routing.requirements.flatMap((line, i) => {
    const path = `routing.requirements.${i}`;
    return [
      ...(line.departments ?? []).flatMap((id, j) => missing('departments', id, `${path}.departments.${j}`)),
      ...(line.skills ?? []).flatMap((id, j) => missing('skills', id, `${path}.skills.${j}`)),
      ...(line.protocol ? missing('protocol', line.protocol, `${path}.protocol`) : []),
    ];
  });
  const rules = [...routing.placement, ...routing.requirements].map(({ rule }) => rule);
  const twice = rules.filter((rule, i) => rules.indexOf(rule) < i);
  return [
    ...unknown,
    ...twice.map((rule) => ({ file: 'policy', path: 'routing', fault: `rule "${rule}" is there twice` })),
  ];
}

/** Lines that another before them always takes the turn of. */
function deadLines({ policy }: City): Fault[] {
  const lines = policy.routing.placement;
  return lines.flatMap(({ when }, i) => {
    const before = lines.slice(0, i).find((earlier) => covers(earlier.when, when));
    return before
      ? [
          {
            file: 'policy',
            path: `routing.placement.${i}`,
            fault: `never applies: "${before.rule}" comes first`,
          },
        ]
      : [];
  });
}

function ladder({ version, steps }: Ladder, index: number): Fault[] {
  const tiers = steps.map(({ tier }) => tier);
  const fault = (path: string, text: string): Fault => ({
    file: 'ladders',
    path: `${index}${path}`,
    fault: text,
  });
  return [
    ...(version === index + 1
      ? []
      : [fault('.version', `must be ${index + 1}: versions are kept, in order`)]),
    ...steps.flatMap(({ tier, next, exits, holders }, i) => [
      ...(holders.includes('people')
        ? []
        : [fault(`.steps.${i}.holders`, 'nobody may hold a case of people’s mediation here')]),
      ...(tiers.indexOf(tier) < i ? [fault(`.steps.${i}.tier`, `"${tier}" is there already`)] : []),
      ...(next !== null && tiers.indexOf(next) <= i
        ? [fault(`.steps.${i}.next`, `"${next}" is no later step`)]
        : []),
      ...alwaysOpen
        .filter((exit) => !exits.includes(exit))
        .map((exit) => fault(`.steps.${i}.exits`, `"${exit}" must be open`)),
    ]),
  ];
}

/** Tiers to which the table sends matters must be steps of the newest ladder. */
function places({ policy, ladders }: City): Fault[] {
  const tiers = new Set(ladders.at(-1)?.steps.map(({ tier }) => tier));
  return policy.routing.placement.flatMap(({ tier }, i) =>
    tier === undefined || tiers.has(tier)
      ? []
      : [{ file: 'policy', path: `routing.placement.${i}.tier`, fault: `the ladder has no step "${tier}"` }],
  );
}
