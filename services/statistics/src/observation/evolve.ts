import type { ObservationEvent } from '@maplebridge/contracts/statistics';
import type { ObservationState } from './state.ts';

/** The aggregate has one event type: each event adds a version. */
export function evolve(state: ObservationState, { at, data }: ObservationEvent): ObservationState {
  const { indicator, area, code, period, ...recorded } = data;
  return { indicator, area, code, period, versions: [...(state?.versions ?? []), { ...recorded, at }] };
}
