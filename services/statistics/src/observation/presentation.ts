import {
  boundsOf,
  type ObservationSummary,
  type Observation as ObservationView,
} from '@maplebridge/contracts/statistics';
import { yearOnYear } from './change.ts';
import { countOf, type Observation, type ObservationState } from './state.ts';

/** As lists show it; `before` is the same figure of the year before. */
export function summarized(id: string, state: Observation, before: ObservationState): ObservationSummary {
  const { indicator, code, period, versions } = state;
  return {
    id,
    indicator,
    area: code,
    period,
    ...boundsOf(period),
    version: versions.length,
    count: countOf(state) ?? null,
    yearOnYear: yearOnYear(state, before),
  };
}

export const presentObservation = (
  id: string,
  state: Observation,
  before: ObservationState,
): ObservationView => ({
  ...summarized(id, state, before),
  versions: state.versions.map(({ at, ...told }, i) => ({ version: i + 1, recordedAt: at, ...told })),
});
