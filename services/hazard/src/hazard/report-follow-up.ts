import type { HazardEvent } from '@maplebridge/contracts/hazard';
import type { DataOf } from './state.ts';

/** What whoever reported a hazard hears of it. */
export const followUp = (
  at: string,
  reportId: string | undefined,
  about: Omit<DataOf<'report-followed'>, 'reportId'>,
): HazardEvent[] => (reportId ? [{ type: 'report-followed', at, data: { reportId, ...about } }] : []);
