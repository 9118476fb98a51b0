import type { Area } from '@maplebridge/contracts';
import type { ObservationEvent, ToldObservation } from '@maplebridge/contracts/statistics';

/** What one version told, and when. */
export interface Version extends ToldObservation {
  readonly at: string;
}

/** A figure of an indicator, an area and a period, in all its versions; none is ever overwritten (ADR 0037). */
export interface Observation {
  readonly indicator: string;
  readonly area: Area;
  readonly code: string;
  readonly period: string;
  readonly versions: readonly Version[];
}
/** Undefined before anything was told. */
export type ObservationState = Observation | undefined;

export function evolve(state: ObservationState, { at, data }: ObservationEvent): ObservationState {
  const { indicator, area, code, period, ...told } = data;
  return { indicator, area, code, period, versions: [...(state?.versions ?? []), { ...told, at }] };
}

/** The newest count that was told; a later version may have told a change alone. */
export const countOf = (state: ObservationState): number | undefined =>
  state?.versions.findLast(({ count }) => count !== undefined)?.count;
