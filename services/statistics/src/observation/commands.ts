import type { ObservationEvent } from '@maplebridge/contracts/statistics';

/** Records a figure for the first time or again. `at`: RFC 3339; `today`: the calendar day in the city. */
export interface RecordObservation {
  readonly type: 'RecordObservation';
  readonly data: ObservationEvent['data'];
  readonly today: string;
  readonly at: string;
}
export type ObservationCommand = RecordObservation;
