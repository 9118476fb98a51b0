import * as z from 'zod';
import { Area, AreaCode, Id } from '../common.ts';
import { emergency } from './audience.ts';
import { UnitId } from './enterprise.ts';
import { EscalationLevel, type HazardGrade } from './hazard.ts';

export const note = z.string().describe('Key into the personal-data store');

/** Accounts go by random pseudonyms, of one enterprise, inspection or hazard alone (ADR 0054). */
export const account = Id;

export const isAbove = (level: EscalationLevel | undefined): boolean =>
  level === 'district' || level === 'city';

/** What is major, or has climbed beyond the station, is followed by emergency management until it is closed. */
export const followed = ({
  grade,
  escalatedTo,
}: {
  readonly grade?: HazardGrade | undefined;
  readonly escalatedTo?: EscalationLevel | undefined;
}) => (grade === 'major' || isAbove(escalatedTo) ? emergency : []);

export const escalatedTo = EscalationLevel.optional().describe('How far it had climbed at any time');

/** Where an inspection or hazard belongs. */
export const site = { enterprise: Id, unit: UnitId, area: Area, park: AreaCode.nullable() };
