import { hashedId } from '@maplebridge/lambda';

/** What is told of an indicator, an area and a period is one stream, however often it is told anew. */
export const observationId = (indicator: string, area: string, period: string): string =>
  hashedId('observation', `${indicator} ${area} ${period}`);

/** There is one bulletin of an area and a month: whoever issues it twice issues it once. */
export const bulletinId = (area: string, month: string): string => hashedId('bulletin', `${area} ${month}`);
