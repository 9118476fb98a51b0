import { type Rejection, reject } from '@maplebridge/event-log';
import type { Enterprise, UnitState } from './state.ts';

/** A unit that is in use, or why there is none. */
export function openUnit({ units }: Enterprise, unit: string): UnitState | Rejection {
  const found = units[unit];
  if (!found) return reject('unknown-unit', `there is no ${unit}`);
  return found.closed ? reject('unit-closed') : found;
}
