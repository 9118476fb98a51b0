import { type Inspection, isOpen } from '../../inspection/state.ts';
import { isBefore } from '../instants.ts';
import type { SafetyPolicy } from '../safety-policy.ts';
import { type NextInspection, nextInspection } from './next-inspection.ts';
import type { UnitHistory } from './unit-history.ts';

/** The inspections of a unit by its rhythm, as far as they decide on the next. */
export interface Made {
  /** How many were planned so far. */
  readonly count: number;
  readonly last: Pick<Inspection, 'status' | 'dueAt'> | undefined;
  /** When the last that was made was made. */
  readonly completedAt: string | undefined;
}

/** What keeps the rhythm of a unit. `at`: since when it is called for. */
export type Step =
  | ({ readonly do: 'plan'; readonly at: string } & NextInspection)
  | { readonly do: 'cancel'; readonly why: 'rhythm-changed' | 'unit-closed' };

/**
 * The one thing to be done now, if there is one. It follows from what stands alone, not from what was told: whoever asks twice,
 * late or in another order comes to the same end.
 */
export function nextStep(policy: SafetyPolicy, history: UnitHistory, made: Made): Step | undefined {
  const { last } = made;
  const open = last !== undefined && isOpen(last);
  if (history.closed) return open ? { do: 'cancel', why: 'unit-closed' } : undefined;
  const wanted = wantedFrom(policy, history, made.completedAt ?? history.since);
  if (!open) return { do: 'plan', ...wanted };
  // One that has begun goes on, and the next follows it.
  const late = last.status !== 'started' && isBefore(wanted.dueAt, last.dueAt);
  return late ? { do: 'cancel', why: 'rhythm-changed' } : undefined;
}

/** When it is due, counted from an instant by the level it had then; a change of level since brings it forward, never back. */
function wantedFrom(policy: SafetyPolicy, { levels }: UnitHistory, from: string) {
  const before = levels.filter(({ at }) => !isBefore(from, at));
  const level = (before.at(-1) ?? levels[0])?.level ?? null;
  const first = { at: from, ...nextInspection(policy, level, from) };
  return levels
    .slice(before.length)
    .map(({ at, level: to }) => ({ at, ...nextInspection(policy, to, at) }))
    .reduce((earliest, other) => (isBefore(other.dueAt, earliest.dueAt) ? other : earliest), first);
}
