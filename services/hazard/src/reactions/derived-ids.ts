import type { CloudEvent } from '@maplebridge/contracts';
import { hashedId } from '@maplebridge/lambda';

/** The inspections of a unit by its rhythm, one after the other from 1: whoever plans the next one twice plans it once. */
export const scheduledInspectionId = (enterprise: string, unit: string, number: number): string =>
  hashedId('inspection', `${enterprise} ${unit} ${number}`);

/** The hazard that an event opens: from its id neither the finding nor the report can be told. */
export const hazardIdFor = (causeEventId: string): string => hashedId('hazard', causeEventId);

/** The id of the aggregate an event is about: what follows `<aggregate>-` in its subject. */
export const aggregateIdOf = ({ subject }: CloudEvent): string => subject.slice(subject.indexOf('-') + 1);
