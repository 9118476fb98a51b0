import type { CloudEvent } from '@maplebridge/contracts';
import { hashedId } from '@maplebridge/lambda';

/** The id of a unit's nth scheduled inspection, counted from 1. Planning the next one twice creates it once. */
export const scheduledInspectionId = (enterprise: string, unit: string, number: number): string =>
  hashedId('inspection', `${enterprise} ${unit} ${number}`);

/** The id of the hazard that an event opens. It reveals neither the finding nor the report. */
export const hazardIdFor = (causeEventId: string): string => hashedId('hazard', causeEventId);

/** The id of the aggregate an event is about: what follows `<aggregate>-` in its subject. */
export const aggregateIdOf = ({ subject }: CloudEvent): string => subject.slice(subject.indexOf('-') + 1);
