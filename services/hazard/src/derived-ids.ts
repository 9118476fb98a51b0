import { idOfAccount } from '@maplebridge/lambda';

/** The inspection that an event makes due for a unit: told twice, it is planned once. */
export const inspectionIdFor = (causeEventId: string, unit: string): string =>
  idOfAccount(`inspection ${causeEventId} ${unit}`);

/** The hazard that an event opens: a finding, a report. */
export const hazardIdFor = (causeEventId: string): string => idOfAccount(`hazard ${causeEventId}`);
