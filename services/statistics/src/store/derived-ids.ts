import { hashedId } from '@maplebridge/lambda';

/** One stream per indicator, area and period: recording the same figure again finds the same stream. */
export const observationId = (indicator: string, area: string, period: string): string =>
  hashedId('observation', `${indicator} ${area} ${period}`);

/** One bulletin per area and month: issuing it twice finds the same stream. */
export const bulletinId = (area: string, month: string): string => hashedId('bulletin', `${area} ${month}`);
