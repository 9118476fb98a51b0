import { reject } from '@maplebridge/event-log';
import { isBefore } from '../domain/instants.ts';
import type { AssignInspectors, CancelInspection, PlanInspection } from './commands.ts';
import { type Decision, type InspectionPolicy, tooEarly } from './decision.ts';
import { type Inspection, isOpen } from './state.ts';

/**
 * Pins the newest version of the pack, so that answers keep their questions when the pack changes. The schedule may plan an
 * inspection that is late already; a requested one must be due in the future.
 */
export function planInspection({ checklists }: InspectionPolicy, command: PlanInspection): Decision {
  const { type: _type, now: _now, at, pack, ...planned } = command;
  const checklist = checklists(pack);
  if (!checklist) return reject('unknown-checklist', `there is no checklist ${pack}`, '/pack');
  if (planned.why === 'asked-for' && isBefore(planned.dueAt, at))
    return reject('time-out-of-order', 'it would be due in the past', '/dueAt');
  return [{ type: 'planned', at, data: { ...planned, checklist: { pack, version: checklist.version } } }];
}

/** Inspectors may change even after the start, for example through illness; the kind of visit may not. */
export function assignInspectors(
  policy: InspectionPolicy,
  command: AssignInspectors,
  state: Inspection,
): Decision {
  const { inspectors, official, side, at } = command;
  const { rule, inspectors: least } = policy.safety.officialVisit;
  if (side === 'enterprise' && (official || state.official))
    return reject('official-not-allowed', 'it is a visit of the authorities', '/official');
  // Hazardous Chemicals Safety Law art. 8: at least two inspectors.
  if (official && inspectors.length < least)
    return reject('inspectors-too-few', `${rule}: at least ${least}`, '/accounts');
  if (state.official === official && isSame(inspectors, state.inspectors)) return [];
  if (state.status === 'started' && state.official !== official)
    return reject('inspection-not-open', 'it has begun as another kind of visit', '/official');
  return (
    tooEarly(at, state.lastAt) ?? [{ type: 'assigned', at, data: { inspectors: [...inspectors], official } }]
  );
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((it) => b.includes(it));

/** A changed schedule does not cancel a requested inspection or one that has started. */
export function cancelInspection({ why, at }: CancelInspection, state: Inspection): Decision {
  if (!isOpen(state)) return [];
  if (why === 'rhythm-changed' && (state.why !== 'rhythm' || state.status === 'started')) return [];
  return [{ type: 'cancelled', at, data: { why } }];
}
