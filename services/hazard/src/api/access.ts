import type { Area } from '@maplebridge/contracts';
import { type Caller, coversArea, idOfAccount, type Refusal, refuse } from '@maplebridge/lambda';
import type { EnterpriseState } from '../enterprise/state.ts';

/** Why this caller may not touch what lies in an area; an enterprise has no area of its own to look at. */
export const areaBarred = (area: Area, caller: Caller): Refusal | undefined =>
  caller.role !== 'enterprise' && coversArea(caller, area) ? undefined : refuse('area-not-yours');

/** Why this caller may not touch what is an enterprise's: the enterprise sees its own alone, the authorities those of their area. */
export function siteBarred(state: EnterpriseState, caller: Caller): Refusal | undefined {
  if (!state) return refuse('not-found');
  if (caller.role !== 'enterprise') return areaBarred(state.area, caller);
  return state.accounts.includes(idOfAccount(caller.sub)) ? undefined : refuse('enterprise-not-yours');
}
