import { hazardEvents } from '@maplebridge/contracts/hazard';
import type { Additions, Subject } from './subject.ts';

type Counter = 'found' | 'rectified' | 'onTime' | 'major' | 'overdue';

const one = (it: boolean | undefined) => (it ? 1 : 0);

/** Corrections take figures back on the day of the fact they correct, so that none counts what was not. */
const additions = {
  found: () => ({ counts: { found: 1 } }),
  graded: ({ grade, before, foundAt }) => ({
    at: foundAt,
    counts: { major: one(grade === 'major') - one(before === 'major') },
  }),
  escalated: ({ first }) => ({ counts: { overdue: one(first) } }),
  closed: ({ outcome, onTime, grade, foundAt }) =>
    outcome === 'rectified'
      ? { counts: { rectified: 1, onTime: one(onTime) } }
      : { at: foundAt, counts: { found: -1, major: -one(grade === 'major') } },
} satisfies Additions<typeof hazardEvents, Counter>;

/** Hazards and what became of them. */
export const hazards: Subject<Counter> = {
  name: 'hazards',
  counters: ['found', 'rectified', 'onTime', 'major', 'overdue'],
  events: hazardEvents,
  additions,
};
