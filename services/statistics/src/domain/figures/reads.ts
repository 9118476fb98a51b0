import type { Period } from '@maplebridge/contracts/statistics';
import { addMonths } from '@maplebridge/directory';
import type { RollupSpan } from '../rollup.ts';
import { firstOfMonth, lastOfMonth, plusDays } from './periods.ts';

/** Every day by itself, as a series by day or week needs it. */
export const readsByDay = (period: Period): RollupSpan[] => [{ grain: 'day', ...period }];

/**
 * Which leaves make up a span: those of its whole months, and of its first and last days where a month is not whole. The details of
 * months lie apart from their sums, and are read only where they are asked for.
 */
export function readsOf({ from, to }: Period, details: boolean): RollupSpan[] {
  const first = from === firstOfMonth(from) ? from : addMonths(firstOfMonth(from), 1);
  const last = to === lastOfMonth(to) ? to : plusDays(firstOfMonth(to), -1);
  if (first > last) return readsByDay({ from, to });
  const months = { from: first, to: last };
  return [
    ...(from < first ? readsByDay({ from, to: plusDays(first, -1) }) : []),
    { grain: 'month', ...months },
    ...(details ? ([{ grain: 'month-detail', ...months }] as const) : []),
    ...(last < to ? readsByDay({ from: plusDays(last, 1), to }) : []),
  ];
}
