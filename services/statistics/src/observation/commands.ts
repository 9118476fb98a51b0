import type { ObservationEvent } from '@maplebridge/contracts/statistics';

/** Tells a figure for the first time or anew. `at`, `now`: RFC 3339; `today`: the day in the city. */
export interface RecordObservation {
  readonly type: 'RecordObservation';
  readonly data: ObservationEvent['data'];
  readonly today: string;
  readonly at: string;
}
export type ObservationCommand = RecordObservation;
