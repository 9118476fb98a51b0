import { answersFor, type Matter } from '@maplebridge/contracts';
import { AccidentKind, HazardKind } from '@maplebridge/contracts/hazard';
import type { Issue } from '../issue.ts';
import type { City } from '../schema.ts';
import { remitsOf } from './remits.ts';

/** Matters that no department answers for, remits that are given twice, and a supervisor without the remit it needs. */
export const danglingRemits = (city: City): Issue[] => [
  ...unanswered(city),
  ...repeated(city),
  ...supervisor(city),
];

const issue = (path: string, text: string): Issue => ({ file: 'departments', path, issue: text });

function unanswered(city: City): Issue[] {
  const remits = [...remitsOf(city)];
  const needed: readonly (readonly [string, Matter])[] = [
    ...HazardKind.options.map((kind) => [`hazards of kind "${kind}"`, { of: 'hazard', kind }] as const),
    ...AccidentKind.options.map((kind) => [`accidents of kind "${kind}"`, { of: 'accident', kind }] as const),
    ['the supervision of enterprises', { of: 'supervision' }],
  ];
  return needed
    .filter(([, matter]) => !remits.some(([id, remit]) => answersFor(id, remit, matter)))
    .map(([what]) => issue('', `no department answers for ${what}`));
}

const repeated = ({ departments }: City): Issue[] =>
  departments.flatMap(({ remit }, i) =>
    (['hazards', 'accidents'] as const).flatMap((what) => {
      const all: string[] = (remit[what] ?? []).flatMap(({ kinds }) => [...kinds]);
      return all
        .filter((kind, at) => all.indexOf(kind) < at)
        .map((kind) => issue(`${i}.remit.${what}`, `"${kind}" is there twice`));
    }),
  );

/** Under whose supervision hazards are listed must answer for hazards of every kind (Work Safety Law art. 41). */
function supervisor(city: City): Issue[] {
  const { by } = city.safety.supervision;
  const remit = remitsOf(city).get(by);
  const missing = HazardKind.options.filter((kind) => !answersFor(by, remit, { of: 'hazard', kind }));
  return missing.map((kind) => ({
    file: 'safety',
    path: 'supervision.by',
    issue: `"${by}" does not answer for hazards of kind "${kind}"`,
  }));
}
