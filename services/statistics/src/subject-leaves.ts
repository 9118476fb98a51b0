import type { By } from '@maplebridge/contracts/statistics';
import type { Grain, Leaf } from './leaf.ts';
import { type Counts, counterOf, type Subject } from './subject.ts';

/** What a leaf holds of one subject. */
export type SubjectLeaf<K extends string> = Pick<Leaf, 'district' | 'station' | 'period' | 'countedAt'> &
  Counts<K>;

export const ofSubject =
  <K extends string>({ name, counters }: Pick<Subject<K>, 'name' | 'counters'>) =>
  ({ counts, ...leaf }: Leaf): SubjectLeaf<K> => ({
    ...leaf,
    ...(Object.fromEntries(
      counters.map((counter) => [counter, counts[counterOf(name, counter)] ?? 0]),
    ) as Counts<K>),
  });

const lastDay = (day: string): string =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).toISOString().slice(0, 10);

/** Whole months are read from monthly leaves, anything else from daily ones. */
export const grainFor = (from: string, to: string, by: By): Grain =>
  by !== 'day' && from.endsWith('-01') && to === lastDay(to) ? 'month' : 'day';
