import type { Offer } from '@maplebridge/event-log';
import { hasEnded, type Report, type ReportState } from './state.ts';

/** The reservation resource of a desk slot. */
export const slotReservation = (desk: string, startsAt: string): string =>
  `slot-${desk}-${new Date(startsAt).toISOString()}`;

/**
 * The reservations of a report. It holds its desk slot until it has ended. After a merge it holds the reservation of the pair
 * permanently, so that two reports cannot be merged into each other at the same time.
 */
export const heldBy = (state: ReportState): Offer[] => (state ? [...placeOf(state), ...pairOf(state)] : []);

function placeOf(state: Report): Offer[] {
  const { appointment } = state;
  if (!appointment || hasEnded(state)) return [];
  return [
    { resource: slotReservation(appointment.desk, appointment.startsAt), capacity: appointment.places },
  ];
}

function pairOf({ merged }: Report): Offer[] {
  return merged ? [{ resource: `pair-${[merged.from, merged.into].sort().join('-')}`, capacity: 1 }] : [];
}
