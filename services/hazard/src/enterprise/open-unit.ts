import { type Rejection, reject } from '@maplebridge/event-log';
import type { Enterprise, UnitState } from './state.ts';

/** The unit if it is in use, otherwise the rejection. */
export function openUnit({ units }: Enterprise, unit: string): UnitState | Rejection {
  const found = units[unit];
  if (!found) return reject('unknown-unit', `there is no ${unit}`);
  return found.closed ? reject('unit-closed') : found;
}
