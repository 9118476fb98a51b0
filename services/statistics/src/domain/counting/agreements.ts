import type { caseEvents } from '@maplebridge/contracts/mediation';
import { type Counting, counted, counter, onlyIf, takenBack } from './counted.ts';

type Fact = 'term-performed' | 'term-breached' | 'visited' | 'confirmation-applied' | 'confirmation-decided';

/**
 * What becomes of agreements, also of one whose case was taken up again since. Terms are counted one by one: one that was performed
 * after all was not breached.
 */
export const agreements: Pick<Counting<typeof caseEvents>, Fact> = {
  'term-performed': ({ at, data: { breachedAt } }) => [
    counted(at, counter('agreements.performed')),
    ...(breachedAt ? [takenBack(breachedAt, counter('agreements.breached'))] : []),
  ],
  'term-breached': ({ at }) => [counted(at, counter('agreements.breached'))],
  visited: ({ at, data: { kept } }) => [
    counted(at, counter('agreements.visited'), onlyIf(kept, counter('agreements.kept'))),
  ],
  'confirmation-applied': null,
  'confirmation-decided': ({ at, data: { decision } }) => [
    counted(at, onlyIf(decision === 'confirmed', counter('agreements.confirmed'))),
  ],
};
