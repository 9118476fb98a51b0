import type { caseEvents } from '@maplebridge/contracts/mediation';
import { type Counting, counted, counter, onlyIf, takenBack } from './counted.ts';

type Fact = 'term-performed' | 'term-breached' | 'visited' | 'confirmation-applied' | 'confirmation-decided';

/**
 * How agreements are performed, also when their case has been reopened since. Each term is counted by itself. If a breached term is
 * performed later, the breach is taken back.
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
