import type { HazardEvent } from '@maplebridge/contracts/hazard';
import type { DataOf } from './state.ts';

/** The event by which the reporter of a hazard is informed. */
export const followUp = (
  at: string,
  reportId: string | undefined,
  about: Omit<DataOf<'report-followed'>, 'reportId'>,
): HazardEvent[] => (reportId ? [{ type: 'report-followed', at, data: { reportId, ...about } }] : []);
