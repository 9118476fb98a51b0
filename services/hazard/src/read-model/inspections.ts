import type { Listed } from '@maplebridge/event-log';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import { summary } from '../http/presenters/inspection.ts';
import { isMissed, nextStepAt } from '../inspection/missed.ts';
import { type Inspection, isOpen } from '../inspection/state.ts';
import { inspectionStream } from '../inspection/stream.ts';

/** Text order is time order. */
const keyAt = (instant: string): string => new Date(instant).toISOString();

/** An inspection in the read model, as it stands. */
export function listedInspection(
  policy: SafetyPolicy,
  id: string,
  state: Inspection,
  version: number,
): Listed[] {
  return [
    {
      id: inspectionStream(id),
      version,
      item: summary(id, state),
      lists: { ...shown(state), ...due(policy, state) },
      counts: counts(policy, state),
    },
  ];
}

/** For the eyes of its station, park and enterprise. What was cancelled is seen by nobody. */
function shown(state: Inspection): Record<string, string> {
  const { area, park, enterprise, dueAt, completedAt, status } = state;
  if (status === 'cancelled') return {};
  const [list, key] = completedAt ? ['completed', keyAt(completedAt)] : ['open', keyAt(dueAt)];
  const scopes = [`station/${area.station}`, ...(park ? [`park/${park}`] : []), `enterprise/${enterprise}`];
  return Object.fromEntries(scopes.map((scope) => [`${scope}/inspections/${list}`, key]));
}

/** For the scheduler. */
function due(policy: SafetyPolicy, state: Inspection): Record<string, string> {
  const at = nextStepAt(policy, state);
  return at ? { [`due/inspections/${state.area.station}`]: keyAt(at) } : {};
}

/** What a park counts: those that are still to be made, and what came of those due in a month. */
function counts({ spans }: SafetyPolicy, state: Inspection): Listed['counts'] {
  const { park, dueAt, status } = state;
  if (!park || status === 'cancelled') return {};
  return {
    ...(isOpen(state) && { [`park-${park}/now`]: { inspectionsDue: 1 } }),
    [`park-${park}/${spans.dateOf(dueAt).slice(0, 7)}`]: {
      planned: 1,
      ...(status === 'completed' && { completed: 1 }),
      ...(isMissed(state) && { missed: 1 }),
    },
  };
}
