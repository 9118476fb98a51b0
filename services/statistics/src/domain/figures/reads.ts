import type { Period } from '@maplebridge/contracts/statistics';
import { addMonths } from '@maplebridge/directory';
import type { RollupSpan } from '../rollup.ts';
import { firstOfMonth, lastOfMonth, plusDays } from './periods.ts';

/** Reads day rollups only, as a series by day or week needs. */
export const readsByDay = (period: Period): RollupSpan[] => [{ grain: 'day', ...period }];

/**
 * The rollups that make up a span: month rollups for whole months, day rollups for partial months at either end. The details of
 * months are stored apart from their totals, and are read only on request.
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
