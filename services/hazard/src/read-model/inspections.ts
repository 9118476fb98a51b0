import type { InspectionSummary } from '@maplebridge/contracts/hazard';
import { type Listed, listPage } from '@maplebridge/event-log';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import { isMissed, nextStepAt } from '../inspection/missed.ts';
import { findingsOf, type Inspection, isOpen } from '../inspection/state.ts';
import { inspectionStream } from '../inspection/stream.ts';
import { dueList } from './due.ts';
import { keyAt, type PageWanted, type View } from './view.ts';

/** The read-model row of an inspection. */
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
      item: inspectionSummary(id, state),
      lists: { ...shown(state), ...due(policy, state) },
      counts: counts(policy, state),
    },
  ];
}

/** The lists of its station, park and enterprise. Cancelled inspections are on no list. */
function shown(state: Inspection): Record<string, string> {
  const { area, park, enterprise, dueAt, completedAt, status } = state;
  if (status === 'cancelled') return {};
  const [list, key] = completedAt ? ['completed', keyAt(completedAt)] : ['open', keyAt(dueAt)];
  const scopes = [`station/${area.station}`, ...(park ? [`park/${park}`] : []), `enterprise/${enterprise}`];
  return Object.fromEntries(scopes.map((scope) => [`${scope}/inspections/${list}`, key]));
}

/** The list of the scheduler. */
function due(policy: SafetyPolicy, state: Inspection): Record<string, string> {
  const at = nextStepAt(policy, state);
  return at ? { [dueList('inspections', state.area.station)]: keyAt(at) } : {};
}

/** The counters of a park: open inspections, and the results of those due in a month. */
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

export function inspectionSummary(id: string, state: Inspection): InspectionSummary {
  const { enterprise, unit, area, park, status, checklist, dueAt, completedAt } = state;
  return {
    id,
    enterprise,
    unit,
    area,
    park,
    status,
    checklist,
    dueAt,
    missed: isMissed(state),
    ...(completedAt && { completedAt }),
    findings: findingsOf(state),
  };
}

/** A page of the open or completed inspections; `dueBefore` ends a list of open ones. */
export const inspectionPage = (
  { client, table }: View,
  status: 'open' | 'completed',
  { scopes, after, limit, dueBefore }: PageWanted & { readonly dueBefore?: string | undefined },
) =>
  listPage<InspectionSummary>(client, table, {
    lists: scopes.map((scope) => `${scope}/inspections/${status}`),
    latestFirst: status === 'completed',
    upTo: dueBefore && keyAt(dueBefore),
    after,
    limit,
  });

/** All open inspections of an enterprise, page by page. */
export async function* openInspectionsOf(view: View, enterprise: string): AsyncGenerator<InspectionSummary> {
  let after: string | undefined;
  do {
    const page = await inspectionPage(view, 'open', {
      scopes: [`enterprise/${enterprise}`],
      after,
      limit: 100,
    });
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}
