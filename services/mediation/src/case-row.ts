import type { CaseSummary } from '@maplebridge/contracts/mediation';
import type { CountingViewItem } from '@maplebridge/event-log';
import { deadlinesOf } from './case/deadlines.ts';
import type { CasePolicy } from './case/decision.ts';
import type { Case } from './case/state.ts';
import { isVacant } from './case/vacancy.ts';

/** The row of a case. It stands on every list whose attributes it has. */
export interface CaseRow extends CountingViewItem {
  readonly shown: CaseSummary;
  /** When it was opened, and which: in UTC, so that text order is time order; the id tells apart what has the same instant. */
  readonly boardKey: string;
  readonly board: string;
  readonly categoryBoard: string;
  readonly station: string;
  readonly updatedKey: string;
  readonly tierBoard?: string;
  /** Beside the mediator who leads it or is asked to, while it has not ended. */
  readonly mediator?: string;
  readonly leadKey?: string;
  readonly dueBoard?: string;
  readonly dueKey?: string;
  readonly overdueBoard?: string;
  readonly overdueKey?: string;
  readonly waitingBoard?: string;
}

export const within = (station: string, what: string): string => `${station}#${what}`;
/** The counters of how many cases stand open at each workstation of a station. */
export const openAtWorkstations = (station: string): string => `workstations-${station}`;
export const keyAt = (instant: string, id: string): string => `${new Date(instant).toISOString()}#${id}`;
/** After every key of an instant. */
export const keyAfter = (instant: string): string => `${new Date(instant).toISOString()}#~`;

/** What a list shows of a case, but for when it was last recorded of. */
export function summary(policy: CasePolicy, id: string, state: Case): Omit<CaseSummary, 'updatedAt'> {
  const { category, area, status, routing, assignment, openedAt, overdueSince, outcome } = state;
  const [next] = deadlinesOf(policy, state);
  return {
    id,
    category,
    area,
    status,
    tier: routing.tier,
    venue: routing.venue,
    ...(assignment && { mediator: assignment.mediator }),
    openedAt,
    overdue: overdueSince !== undefined,
    ...(next && { dueAt: next.dueAt }),
    ...(outcome && { outcome }),
  };
}

/** `recordedAt`: when the latest of its events was, which may be long after it happened. */
export function caseRow(
  policy: CasePolicy,
  id: string,
  state: Case,
  { version, recordedAt }: { readonly version: number; readonly recordedAt: string },
): CaseRow {
  const { area, status, category, routing, assignment, openedAt, overdueSince } = state;
  const { station } = area;
  const shown = { ...summary(policy, id, state), updatedAt: recordedAt };
  const boardKey = keyAt(openedAt, id);
  const going = status !== 'ended';
  const workstation = going && routing.tier === 'workstation' && routing.venue;
  return {
    pk: `case#${id}`,
    sk: 'case',
    version,
    counts: workstation ? { [`${openAtWorkstations(station)}/${workstation}`]: { open: 1 } } : {},
    shown,
    boardKey,
    station,
    board: within(station, status),
    categoryBoard: within(station, category),
    updatedKey: keyAt(recordedAt, id),
    ...(going && routing.tier && { tierBoard: within(station, routing.tier) }),
    ...(going && assignment && { mediator: assignment.mediator, leadKey: boardKey }),
    ...(shown.dueAt && { dueBoard: station, dueKey: keyAt(shown.dueAt, id) }),
    ...(going && overdueSince && { overdueBoard: station, overdueKey: keyAt(overdueSince, id) }),
    ...(isVacant(state) && { waitingBoard: station }),
  };
}
