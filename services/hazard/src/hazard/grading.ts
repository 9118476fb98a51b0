import type { HazardEvent, HazardGrade } from '@maplebridge/contracts/hazard';
import { reject } from '@maplebridge/event-log';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import type { GradeHazard } from './commands.ts';
import type { Decision } from './decision.ts';
import type { DataOf, Hazard } from './state.ts';

/** The pack of the twenty items of 安监总管三〔2017〕121号: a hazard that is one of them is always major. */
const majorByRule = 'major-hazards-121';

/** The item of 121号 of a hazard's clause. */
const itemOf = ({ clause }: Hazard): number[] => (clause?.pack === majorByRule ? [clause.item] : []);

/** General or major (Order 16 art. 3); a hazard among the twenty items is major, and the event records the items as the ground. */
export function gradeHazard(policy: SafetyPolicy, command: GradeHazard, state: Hazard): Decision {
  const { at } = command;
  const [item] = itemOf(state);
  if (command.grade === 'general' && item !== undefined) {
    return reject('major-by-rule', `it is item ${item} of 121号`, '/grade');
  }
  const grading = gradingOf(command, state);
  const before = state.grading;
  if (before && isSame(before, grading)) return [];
  return [
    {
      type: 'graded',
      at,
      data: { ...grading, ...(before && { before: before.grade }), foundAt: state.foundAt },
    },
    ...supervision(policy, grading.grade, at, state),
  ];
}

type Grading = NonNullable<Hazard['grading']>;

function gradingOf(command: GradeHazard, state: Hazard): Grading {
  if (command.grade === 'general') return { grade: 'general' };
  const { ground } = command;
  const named = ground.by === 'item' ? ground.items : [];
  const items = [...new Set([...itemOf(state), ...named])].sort((a, b) => a - b);
  return { grade: 'major', ground: ground.by, ...(items.length && { items }) };
}

const isSame = (a: Grading, b: Grading): boolean =>
  a.grade === b.grade && a.ground === b.ground && String(a.items ?? '') === String(b.items ?? '');

export const isSupervised = ({ safety }: SafetyPolicy, grade: HazardGrade): boolean =>
  safety.supervision.grades.includes(grade);

/** Work Safety Law art. 41: the removal of major hazards is supervised, from their grading on. */
function supervision(policy: SafetyPolicy, grade: HazardGrade, at: string, state: Hazard): HazardEvent[] {
  if (!isSupervised(policy, grade)) return released(at, state);
  return state.listedBy ? [] : [{ type: 'listed', at, data: { by: policy.safety.supervision.by } }];
}

/** Ends the supervision; the event informs the supervising department. */
export const released = (at: string, { listedBy }: Pick<Hazard, 'listedBy'>): HazardEvent[] =>
  listedBy ? [{ type: 'delisted', at, data: { by: listedBy } satisfies DataOf<'delisted'> }] : [];
