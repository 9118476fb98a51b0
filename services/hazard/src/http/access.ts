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
 * Why this caller has no access to an area: the area is not theirs, or the matter is outside the department's remit. Enterprises
 * have no access by area.
 */
export const areaBarred = (area: Area, caller: Caller, matter: Matter): ProblemReply | undefined =>
  caller.role !== 'enterprise' && coversArea(caller, area)
    ? remitBarred(caller, matter)
    : refuse('area-not-yours');

/**
 * Why this caller has no access to an enterprise: an enterprise sees its own data only, authorities see their area. The id can be
 * computed from the unified code, so that an enterprise without access is answered as not found.
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

/** Whether the caller acts for an enterprise. The events hold pseudonyms; the personal-data store maps accounts to them. */
export async function actingFor(
  people: Pick<Pseudonyms, 'find'>,
  id: string,
  { role, sub }: Caller,
): Promise<(state: EnterpriseState) => boolean> {
  const actsAs = role === 'enterprise' ? await people.find(enterpriseStream(id), sub) : undefined;
  return (state) => actsAs !== undefined && (state?.accounts.includes(actsAs) ?? false);
}

/** Whether the caller is an officer of the area's police station. */
const isOfStation = ({ role, area }: Caller, { station }: Area): boolean =>
  role === 'officer' && area === station;

/**
 * Whether a caller with access may read the telephone numbers of responsible persons: their enterprise, the police station of the
 * area and the department whose remit it is may.
 */
export const mayRing = (area: Area, caller: Caller, matter: Matter): boolean =>
  caller.role === 'enterprise' ||
  isOfStation(caller, area) ||
  (caller.role === 'department' && remitBarred(caller, matter) === undefined);
