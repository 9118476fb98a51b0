import { type Inspection, isOpen } from '../../inspection/state.ts';
import { isBefore } from '../instants.ts';
import type { SafetyPolicy } from '../safety-policy.ts';
import { type NextInspection, nextInspection } from './next-inspection.ts';
import type { UnitHistory } from './unit-history.ts';

/** The scheduled inspections of a unit, as far as the next one depends on them. */
export interface Made {
  /** How many were planned. */
  readonly count: number;
  readonly last: Pick<Inspection, 'status' | 'dueAt'> | undefined;
  /** When the last completed one was completed. */
  readonly completedAt: string | undefined;
}

/** The next step of a unit's inspection schedule. `at`: since when it is required. */
export type Step =
  | ({ readonly do: 'plan'; readonly at: string } & NextInspection)
  | { readonly do: 'cancel'; readonly why: 'rhythm-changed' | 'unit-closed' };

/**
 * The next step, if there is one. It depends only on the present state, not on the triggering event, so that events which arrive
 * twice, late or out of order lead to the same result.
 */
export function nextStep(policy: SafetyPolicy, history: UnitHistory, made: Made): Step | undefined {
  const { last } = made;
  const open = last !== undefined && isOpen(last);
  if (history.closed) return open ? { do: 'cancel', why: 'unit-closed' } : undefined;
  const wanted = wantedFrom(policy, history, made.completedAt ?? history.since);
  if (!open) return { do: 'plan', ...wanted };
  // A started inspection continues; the next one counts from it.
  const late = last.status !== 'started' && isBefore(wanted.dueAt, last.dueAt);
  return late ? { do: 'cancel', why: 'rhythm-changed' } : undefined;
}

/** When it is due, counted from an instant by the level at that time. A later change of level only makes it earlier. */
function wantedFrom(policy: SafetyPolicy, { levels }: UnitHistory, from: string) {
  const before = levels.filter(({ at }) => !isBefore(from, at));
  const level = (before.at(-1) ?? levels[0])?.level ?? null;
  const first = { at: from, ...nextInspection(policy, level, from) };
  return levels
    .slice(before.length)
    .map(({ at, level: to }) => ({ at, ...nextInspection(policy, to, at) }))
    .reduce((earliest, other) => (isBefore(other.dueAt, earliest.dueAt) ? other : earliest), first);
}
