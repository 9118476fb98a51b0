import type { Listed } from '@maplebridge/event-log';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import { escalatedTo, nextStepAt } from '../hazard/escalation.ts';
import type { Hazard } from '../hazard/state.ts';
import { hazardStream } from '../hazard/stream.ts';
import { summary } from '../http/presenters/hazard.ts';

/** Text order is time order. */
const keyAt = (instant: string): string => new Date(instant).toISOString();

/** Behind every instant: open ones come last, and first where the latest do. */
const openKey = 'open';

/** The list of those of one clause in one unit, by which duplicates and recurrence are known. */
export const clauseList = (
  enterprise: string,
  unit: string,
  { pack, item }: { readonly pack: string; readonly item: number },
): string => `clause/${enterprise}/${unit}/${pack}/${item}`;

/** A hazard in the read model, as it stands. */
export function listedHazard(policy: SafetyPolicy, id: string, state: Hazard, version: number): Listed[] {
  return [
    {
      id: hazardStream(id),
      version,
      item: summary(id, state),
      lists: { ...shown(state), ...due(policy, state), ...known(state) },
      counts: counts(policy, state),
    },
  ];
}

const isMajor = ({ grading }: Hazard): boolean => grading?.grade === 'major';
const isOverdue = (state: Hazard): boolean => escalatedTo(state) !== undefined;

/** For the eyes of its station, park and enterprise. */
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

/** For the scheduler. */
function due(policy: SafetyPolicy, state: Hazard): Record<string, string> {
  const at = nextStepAt(policy, state);
  return at ? { [`due/hazards/${state.area.station}`]: keyAt(at) } : {};
}

/** For those that are found later. What was none, or another one, comes not again. */
function known({ enterprise, unit, clause, end }: Hazard): Record<string, string> {
  if (!enterprise || !unit || !clause) return {};
  if (end && end.outcome !== 'rectified') return {};
  return { [clauseList(enterprise, unit, clause)]: end ? keyAt(end.at) : openKey };
}

/** What a park counts: how it stands now, and what was found and put right in a month. */
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
