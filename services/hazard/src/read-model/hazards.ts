import type { HazardSummary } from '@maplebridge/contracts/hazard';
import { filledPage, type Listed, listPage, type Pages } from '@maplebridge/event-log';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import { escalatedTo, nextStepAt } from '../hazard/escalation.ts';
import type { Hazard } from '../hazard/state.ts';
import { hazardStream } from '../hazard/stream.ts';
import { dueList } from './due.ts';
import { clauseList } from './earlier-hazards.ts';
import { keyAt, type PageWanted, type View } from './view.ts';

/** Sorts after every instant: open hazards come last in ascending order. */
const openKey = 'open';

/** The read-model row of a hazard. */
export function listedHazard(policy: SafetyPolicy, id: string, state: Hazard, version: number): Listed[] {
  return [
    {
      id: hazardStream(id),
      version,
      item: hazardSummary(id, state),
      lists: { ...shown(state), ...due(policy, state), ...known(state) },
      counts: counts(policy, state),
    },
  ];
}

const isMajor = ({ grading }: Hazard): boolean => grading?.grade === 'major';
const isOverdue = (state: Hazard): boolean => escalatedTo(state) !== undefined;

/** The lists of its station, park and enterprise. */
function shown(state: Hazard): Record<string, string> {
  const { area, park, enterprise, status, foundAt, order } = state;
  const found = keyAt(foundAt);
  const open = {
    open: found,
    ...(isMajor(state) && { major: found }),
    ...(order && isOverdue(state) && { overdue: keyAt(order.deadline) }),
  };
  const stands = Object.entries(status === 'closed' ? { closed: found } : open);
  const scopes = [
    `station/${area.station}`,
    ...(park ? [`park/${park}`] : []),
    ...(enterprise ? [`enterprise/${enterprise}`] : []),
  ];
  return Object.fromEntries(
    scopes.flatMap((scope) => stands.map(([list, key]) => [`${scope}/hazards/${list}`, key])),
  );
}

/** The list of the scheduler. */
function due(policy: SafetyPolicy, state: Hazard): Record<string, string> {
  const at = nextStepAt(policy, state);
  return at ? { [dueList('hazards', state.area.station)]: keyAt(at) } : {};
}

/** The clause list, for hazards found later. A dismissed hazard is not on it: it cannot recur. */
function known({ enterprise, unit, clause, end }: Hazard): Record<string, string> {
  if (!enterprise || !unit || !clause) return {};
  if (end && end.outcome !== 'rectified') return {};
  return { [clauseList(enterprise, unit, clause)]: end ? keyAt(end.at) : openKey };
}

/** The counters of a park: the present state, and the hazards found and rectified in a month. */
function counts({ spans }: SafetyPolicy, state: Hazard): Listed['counts'] {
  const { park, end, foundAt } = state;
  if (!park || (end && end.outcome !== 'rectified')) return {};
  const month = (at: string) => `park-${park}/${spans.dateOf(at).slice(0, 7)}`;
  const found = { [month(foundAt)]: { found: 1 } };
  if (!end) return { ...found, [`park-${park}/now`]: gauges(state) };
  const closedIn = month(end.at);
  return {
    ...found,
    [closedIn]: { ...found[closedIn], rectified: 1, ...(end.onTime && { onTime: 1 }) },
  };
}

function gauges(state: Hazard): Record<string, number> {
  const [major, overdue] = [isMajor(state), isOverdue(state)];
  return {
    open: 1,
    ...(overdue && { overdue: 1 }),
    ...(major && { majorOpen: 1 }),
    ...(major && overdue && { majorOverdue: 1 }),
  };
}

export function hazardSummary(id: string, state: Hazard): HazardSummary {
  const { kind, source, enterprise, unit, clause, area, park, status, grading, end } = state;
  const { foundAt, updatedAt, order, recurrenceOf } = state;
  const climbed = escalatedTo(state);
  return {
    id,
    kind,
    source,
    ...(enterprise && { enterprise }),
    ...(unit && { unit }),
    ...(clause && { clause }),
    area,
    park,
    status,
    ...(grading && { grade: grading.grade }),
    listed: state.listedBy !== undefined,
    foundAt,
    updatedAt,
    ...(order && !end && { dueAt: order.deadline }),
    overdue: climbed !== undefined,
    ...(climbed && { escalatedTo: climbed }),
    recurrence: recurrenceOf !== undefined,
    ...(end && { outcome: end.outcome }),
  };
}

/** A page of a list of hazards; `fits` drops those the caller does not answer for. */
export function hazardPage(
  { client, table }: View,
  list: string,
  { scopes, after, limit }: PageWanted,
  fits: (hazard: HazardSummary) => boolean,
) {
  const pages: Pages<HazardSummary> = (from, most) =>
    listPage(client, table, {
      lists: scopes.map((scope) => `${scope}/hazards/${list}`),
      latestFirst: list !== 'overdue',
      after: from,
      limit: most,
    });
  return filledPage(pages, { fits, after, limit });
}
