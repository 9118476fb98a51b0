import type { Area } from '@maplebridge/contracts';
import type { ToldObservation } from '@maplebridge/contracts/statistics';

/** The content of one version, and when it was recorded. */
export interface Version extends ToldObservation {
  readonly at: string;
}

/** The figure of one indicator, area and period with all its versions; none is ever overwritten (ADR 0037). */
export interface Observation {
  readonly indicator: string;
  readonly area: Area;
  readonly code: string;
  readonly period: string;
  readonly versions: readonly Version[];
}
/** Undefined before the first version is recorded. */
export type ObservationState = Observation | undefined;

/** The newest recorded count. A later version may hold only a change. */
export const countOf = (state: ObservationState): number | undefined =>
  state?.versions.findLast(({ count }) => count !== undefined)?.count;
