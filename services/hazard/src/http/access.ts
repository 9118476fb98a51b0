import type { Area, Matter } from '@maplebridge/contracts';
import {
  type Caller,
  coversArea,
  type ProblemReply,
  type Pseudonyms,
  refuse,
  remitBarred,
} from '@maplebridge/lambda';
import type { EnterpriseState } from '../enterprise/state.ts';
import { enterpriseStream } from '../enterprise/stream.ts';

/**
 * Why this caller may not touch what lies in an area: it is another area, or a department does not answer for it. An enterprise
 * has no area of its own to look at.
 */
export const areaBarred = (area: Area, caller: Caller, matter: Matter): ProblemReply | undefined =>
  caller.role !== 'enterprise' && coversArea(caller, area)
    ? remitBarred(caller, matter)
    : refuse('area-not-yours');

/**
 * Why this caller may not touch what is an enterprise's: the enterprise sees its own alone, the authorities those of their area. Its
 * id can be computed from its unified code, so that one of others is answered as one there is not.
 */
export async function siteBar(
  people: Pick<Pseudonyms, 'find'>,
  id: string,
  caller: Caller,
  matter: Matter,
): Promise<(state: EnterpriseState) => ProblemReply | undefined> {
  const acts = await actingFor(people, id, caller);
  return (state) => {
    if (!state) return refuse('not-found');
    if (caller.role === 'enterprise') return acts(state) ? undefined : refuse('not-found');
    return coversArea(caller, state.area) ? remitBarred(caller, matter) : refuse('not-found');
  };
}

/** Whether someone acts for an enterprise: its history calls them by a pseudonym, which the personal-data store tells. */
export async function actingFor(
  people: Pick<Pseudonyms, 'find'>,
  id: string,
  { role, sub }: Caller,
): Promise<(state: EnterpriseState) => boolean> {
  const actsAs = role === 'enterprise' ? await people.find(enterpriseStream(id), sub) : undefined;
  return (state) => actsAs !== undefined && (state?.accounts.includes(actsAs) ?? false);
}

/** Whether someone acts for the police station that an area belongs to. */
const isOfStation = ({ role, area }: Caller, { station }: Area): boolean =>
  role === 'officer' && area === station;

/**
 * Whether someone who was admitted may read the telephone numbers of responsible persons: their enterprise, the police station of
 * the area, and the department whose remit it is.
 */
export const mayRing = (area: Area, caller: Caller, matter: Matter): boolean =>
  caller.role === 'enterprise' ||
  isOfStation(caller, area) ||
  (caller.role === 'department' && remitBarred(caller, matter) === undefined);
