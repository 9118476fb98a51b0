import type { CaseSummary } from '@maplebridge/contracts/mediation';
import type { ViewItem } from '@maplebridge/event-log';
import type { Case } from './case/state.ts';

export type Status = CaseSummary['status'];

/** The row of a case. It stands on the board of its station and status, and under `due` while a limit runs. */
export interface CaseRow extends ViewItem, CaseSummary {
  readonly board: string;
  readonly boardKey: string;
  readonly due?: 'due';
  readonly dueAt?: string;
}

export const boardOf = (station: string, status: Status): string => `${station}#${status}`;

export function summary(id: string, state: Case): CaseSummary {
  const { category, area, status, routing, openedAt, updatedAt, overdue, outcome } = state;
  return {
    id,
    category,
    area,
    status,
    tier: routing.tier,
    venue: routing.venue,
    openedAt,
    updatedAt,
    overdue,
    ...(outcome && { outcome }),
  };
}

export function caseRow(id: string, state: Case, version: number): CaseRow {
  const { area, status, openedAt, deadline, overdue } = state;
  return {
    ...summary(id, state),
    pk: `case#${id}`,
    sk: 'case',
    version,
    board: boardOf(area.station, status),
    // In UTC, so that text order is time order; the id tells apart what was opened in the same instant.
    boardKey: `${new Date(openedAt).toISOString()}#${id}`,
    ...(deadline &&
      status === 'open' &&
      !overdue && { due: 'due', dueAt: new Date(deadline.dueAt).toISOString() }),
  };
}
