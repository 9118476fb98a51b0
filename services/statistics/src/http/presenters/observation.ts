import {
  boundsOf,
  type ObservationSummary,
  type Observation as ObservationView,
} from '@maplebridge/contracts/statistics';
import { countOf, type Observation, type ObservationState } from '../../observation/state.ts';
import { yearOnYear } from '../../observation/year-on-year.ts';

/** As lists show it. @param before the same figure one year earlier */
export function observationSummary(
  id: string,
  state: Observation,
  before: ObservationState,
): ObservationSummary {
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

/** @param before the same figure one year earlier */
export const presentObservation = (
  id: string,
  state: Observation,
  before: ObservationState,
): ObservationView => ({
  ...observationSummary(id, state, before),
  versions: state.versions.map(({ at, ...recorded }, i) => ({ version: i + 1, recordedAt: at, ...recorded })),
});
