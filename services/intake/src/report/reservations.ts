import type { Offer } from '@maplebridge/event-log';
import { hasEnded, type Report, type ReportState } from './state.ts';

/** The places of a desk at one time. */
export const slotReservation = (desk: string, startsAt: string): string =>
  `slot-${desk}-${new Date(startsAt).toISOString()}`;

/**
 * What a report holds, that no two may hold at once: its place at a desk until it has ended; and for good, once it was
 * merged, the one place of the pair, so that two that are merged into each other at once do not both vanish.
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
