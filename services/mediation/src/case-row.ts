import type { CaseSummary } from '@maplebridge/contracts/mediation';
import type { ViewItem } from '@maplebridge/event-log';
import { isVacant } from './assign.ts';
import { clocksOf } from './case/clock.ts';
import type { CasePolicy } from './case/decision.ts';
import type { Case } from './case/state.ts';

/** The row of a case. It stands on every list whose attributes it has. */
export interface CaseRow extends ViewItem, CaseSummary {
  /** When it was opened, and which: in UTC, so that text order is time order; the id tells apart what has the same instant. */
  readonly boardKey: string;
  readonly board: string;
  readonly categoryBoard: string;
  readonly station: string;
  readonly updatedKey: string;
  readonly tierBoard?: string;
  /** Beside the mediator who leads it, while it has not ended. */
  readonly leadKey?: string;
  readonly dueBoard?: string;
  readonly dueKey?: string;
  readonly overdueBoard?: string;
  readonly overdueKey?: string;
  readonly waitingBoard?: string;
}

export const within = (station: string, what: string): string => `${station}#${what}`;
export const keyAt = (instant: string, id: string): string => `${new Date(instant).toISOString()}#${id}`;
/** After every key of an instant. */
export const keyAfter = (instant: string): string => `${new Date(instant).toISOString()}#~`;

export function summary(policy: CasePolicy, id: string, state: Case): CaseSummary {
  const { category, area, status, routing, assignment, openedAt, updatedAt, overdueSince, outcome } = state;
  const [next] = clocksOf(policy, state);
  return {
    id,
    category,
    area,
    status,
    tier: routing.tier,
    venue: routing.venue,
    ...(assignment && { mediator: assignment.mediator }),
    openedAt,
    updatedAt,
    overdue: overdueSince !== undefined,
    ...(next && { dueAt: next.dueAt }),
    ...(outcome && { outcome }),
  };
}

export function caseRow(policy: CasePolicy, id: string, state: Case, version: number): CaseRow {
  const { area, status, category, routing, openedAt, updatedAt, overdueSince } = state;
  const { station } = area;
  const shown = summary(policy, id, state);
  const boardKey = keyAt(openedAt, id);
  const going = status !== 'ended';
  return {
    ...shown,
    pk: `case#${id}`,
    sk: 'case',
    version,
    boardKey,
    station,
    board: within(station, status),
    categoryBoard: within(station, category),
    updatedKey: keyAt(updatedAt, id),
    ...(going && routing.tier && { tierBoard: within(station, routing.tier) }),
    ...(going && shown.mediator && { leadKey: boardKey }),
    ...(shown.dueAt && { dueBoard: station, dueKey: keyAt(shown.dueAt, id) }),
    ...(going && overdueSince && { overdueBoard: station, overdueKey: keyAt(overdueSince, id) }),
    ...(isVacant(state) && { waitingBoard: station }),
  };
}
