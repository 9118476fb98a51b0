import type { HazardEvent } from '@maplebridge/contracts/hazard';
import type { Rejection } from '@maplebridge/event-log';

export type Decision = readonly HazardEvent[] | Rejection;

/** Whether one instant lies before another. */
export const isBefore = (at: string, other: string): boolean => Date.parse(at) < Date.parse(other);

/** The later of two instants. */
export const later = (at: string, other: string): string => (isBefore(at, other) ? other : at);
