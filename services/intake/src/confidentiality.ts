import type { Report } from '@maplebridge/contracts/intake';
import { type Caller, coversArea, isStaff, type Refusal, refuse } from '@maplebridge/lambda';

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
  // A tip is confidential to the officers of the station that must act on it; its reporter's safety may hang on that
  // (Work Safety Law arts. 74 and 76 for safety, and the practice of the stations for all others).
  const acts = caller.role === 'officer' && caller.area === area.station;
  return kind === 'tip' && !acts
    ? refuse('not-your-report', 'a tip is for the officers of its station')
    : undefined;
}
