import type { Counts } from './subject.ts';

/** Leaves are kept for each station by day and by month; all else is a sum of them. */
export type Grain = 'day' | 'month';

export interface LeafKey {
  readonly pk: string;
  readonly sk: string;
}

/** One counter item: what happened at a station in one day or month. */
export type Leaf<K extends string = never> = LeafKey & Counts<K> & LeafFacts;

export interface LeafFacts {
  readonly district: string;
  readonly station: string;
  /** `2019-05-21` or `2019-05` */
  readonly period: string;
  /** When the latest fact in it was counted, RFC 3339. */
  readonly countedAt: string;
}

/** All leaves of a subject and a grain lie under one key in order of time, so that any area and span is one query. */
export const leafPartition = (subject: string, grain: Grain): string => `${subject}#${grain}`;

export const periodOf = (grain: Grain, day: string): string => (grain === 'day' ? day : day.slice(0, 7));

export const leafKey = (subject: string, grain: Grain, day: string, station: string): LeafKey => ({
  pk: leafPartition(subject, grain),
  sk: `${periodOf(grain, day)}#${station}`,
});

/** The coarsest leaves that still answer the question exactly. */
export function grainFor(from: string, to: string, by: string): Grain {
  const wholeMonths = from.endsWith('-01') && nextDay(to).endsWith('-01');
  return wholeMonths && by !== 'day' ? 'month' : 'day';
}

const nextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
