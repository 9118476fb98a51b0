import type { Report } from '@maplebridge/contracts/intake';
import type { Policy } from '@maplebridge/directory';
import { type Caller, coversArea, isStaff, type Refusal, refuse } from '@maplebridge/lambda';
import type { DataOf } from './report/state.ts';

/** Which categories are nobody else's business. */
export type PrivateCategories = Policy['duplicates']['private'];

/**
 * Whether others than its reporter and the staff may learn that a report is there, to say that it is theirs too. Never of a tip;
 * not of violence in a family, whose victim it could put in danger; not of what the city calls private.
 */
export function isShownToOthers(
  those: PrivateCategories,
  { kind, category, facts }: Pick<DataOf<'received'>, 'kind' | 'category' | 'facts'>,
): boolean {
  if (kind === 'tip' || facts?.domesticViolence) return false;
  if (kind === 'hazard') return true;
  return !(those[kind] as readonly string[]).includes(category);
}

/** Why someone other than its reporter may not read a report; undefined if they may. */
export function barredFrom(
  {
    kind,
    area,
    triage,
  }: Pick<Report, 'kind' | 'area'> & { readonly triage?: { readonly grid?: string | undefined } | undefined },
  caller: Caller,
): Refusal | undefined {
  if (!isStaff(caller)) return refuse('not-your-report');
  if (!coversArea(caller, area, triage?.grid)) return refuse('area-not-yours');
  return kind === 'tip' && !actsOnTips(caller, area.station)
    ? refuse('not-your-report', 'a tip is for the officers of its station')
    : undefined;
}

/**
 * A tip is confidential to the officers of the station that must act on it; its reporter's safety may hang on that
 * (Work Safety Law arts. 74 and 76 for safety, and the practice of the stations for all others).
 */
export const actsOnTips = (caller: Caller, station: string): boolean =>
  caller.role === 'officer' && caller.area === station;
