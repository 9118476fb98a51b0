import { reject } from '@maplebridge/event-log';
import { isBefore } from '../domain/instants.ts';
import type { AssignInspectors, CancelInspection, PlanInspection } from './commands.ts';
import { type Decision, type InspectionPolicy, tooEarly } from './decision.ts';
import { type Inspection, isOpen } from './state.ts';

/**
 * The newest version of the pack is pinned, so that answers and questions stay together whatever becomes of the pack. The rhythm
 * may be behind, and then asks for what is late already; nobody else asks for the past.
 */
export function planInspection({ checklists }: InspectionPolicy, command: PlanInspection): Decision {
  const { type: _type, now: _now, at, pack, ...planned } = command;
  const checklist = checklists(pack);
  if (!checklist) return reject('unknown-checklist', `there is no checklist ${pack}`, '/pack');
  if (planned.why === 'asked-for' && isBefore(planned.dueAt, at))
    return reject('time-out-of-order', 'it would be due in the past', '/dueAt');
  return [{ type: 'planned', at, data: { ...planned, checklist: { pack, version: checklist.version } } }];
}

/** Who inspects may change, also on site, where someone may fall ill; what kind of visit it is may not change there. */
export function assignInspectors(
  policy: InspectionPolicy,
  command: AssignInspectors,
  state: Inspection,
): Decision {
  const { inspectors, official, side, at } = command;
  const { rule, inspectors: least } = policy.safety.officialVisit;
  if (side === 'enterprise' && (official || state.official))
    return reject('official-not-allowed', 'it is a visit of the authorities', '/official');
  // Hazardous Chemicals Safety Law art. 8: two at least go to the site.
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

/** Another rhythm changes nothing about an inspection that was asked for, nor about one that goes on. */
export function cancelInspection({ why, at }: CancelInspection, state: Inspection): Decision {
  if (!isOpen(state)) return [];
  if (why === 'rhythm-changed' && (state.why !== 'rhythm' || state.status === 'started')) return [];
  return [{ type: 'cancelled', at, data: { why } }];
}
