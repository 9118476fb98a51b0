import type { Language } from '@maplebridge/contracts';
import type { Period } from '@maplebridge/contracts/statistics';
import { addMonths } from '@maplebridge/directory';
import { type ProblemReply, refuse } from '@maplebridge/lambda';
import { firstOfMonth, lastOfMonth, plusDays } from '../domain/figures/periods.ts';
import type { RollupSpan } from '../domain/rollup.ts';
import { planOf, type Stations } from '../store/read-plan.ts';

/** The estimated read units of all groups of spans together. */
export const unitsOf = (reads: Readonly<Record<string, readonly RollupSpan[]>>, stations: Stations): number =>
  Object.values(reads)
    .flat()
    .reduce((sum, span) => sum + planOf(span, stations).units, 0);

/**
 * The last day up to which a span with the same start still fits: as many whole months as fit, then as many days of the next month.
 * Undefined if not even one day fits.
 */
export function longestEnd({ from, to }: Period, fits: (end: string) => boolean): string | undefined {
  let month = lastOfMonth(to);
  do month = lastOfMonth(addMonths(firstOfMonth(month), -1));
  while (month >= from && !fits(month));
  const next = month >= from ? plusDays(month, 1) : from;
  let end = plusDays(addMonths(firstOfMonth(next), 1), -1);
  if (end >= to) end = plusDays(to, -1);
  while (end >= next && !fits(end)) end = plusDays(end, -1);
  return end >= from ? end : undefined;
}

export function spanTooLong(end: string | undefined, language: Language): ProblemReply {
  const detail = end ? upTo[language](end) : smaller[language];
  return { ...refuse('span-too-long'), errors: [{ pointer: end ? '/query/to' : '/query/area', detail }] };
}

const upTo: Readonly<Record<Language, (end: string) => string>> = {
  en: (end) => `must not lie after ${end}: one call can read no more of this area`,
  zh: (end) => `不得晚于 ${end}：该区域单次查询最多可统计至此日`,
};
const smaller: Readonly<Record<Language, string>> = {
  en: 'must be a smaller area: one call cannot read a day of this one',
  zh: '应缩小区域：单次查询无法统计该区域一天的数据',
};
