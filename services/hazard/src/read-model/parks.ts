import type { ParkView } from '@maplebridge/contracts/hazard';
import { rate } from '@maplebridge/contracts/statistics';
import type { Park, Safety } from '@maplebridge/directory';
import type { Counted } from '@maplebridge/event-log';
import { effectScore } from '../domain/effect-score.ts';

/** All counters of a park are in one partition: the present state and one group for each month. */
export const parkPartition = (park: string): string => `park-${park}`;

/** Counters of the present state. */
type Gauge = 'unitsRed' | 'unitsOrange' | 'unitsYellow' | 'unitsBlue' | HazardGauge | 'inspectionsDue';
type HazardGauge = 'open' | 'overdue' | 'majorOpen' | 'majorOverdue';
/** Counters of a month; inspections count in the month in which they are due. */
type Monthly = 'found' | 'rectified' | 'onTime' | 'planned' | 'completed' | 'missed' | 'accidents';

/** The overview of a park, from one read of its counters. @param present the current month */
export function parkView(
  { id, name, sample }: Park,
  { counters, asOf }: Counted,
  month: string,
  present: string,
  policy: Safety['effect'],
): ParkView {
  const now = (gauge: Gauge) => counters.get('now')?.[gauge] ?? 0;
  const of = (counter: Monthly) => counters.get(month)?.[counter] ?? 0;
  const { found, rectified } = { found: of('found'), rectified: of('rectified') };
  const standing = openAtEnd(counters, month);
  // The present overdue hazards do not belong to a past month.
  const majorOverdue = month === present && now('majorOverdue') > 0;
  return {
    park: id,
    name,
    sample,
    month,
    units: {
      red: now('unitsRed'),
      orange: now('unitsOrange'),
      yellow: now('unitsYellow'),
      blue: now('unitsBlue'),
    },
    hazards: {
      open: now('open'),
      overdue: now('overdue'),
      majorOpen: now('majorOpen'),
      found,
      rectified,
      rectificationRate: rate(rectified, found),
      onTimeRate: rate(of('onTime'), rectified),
    },
    inspections: { due: now('inspectionsDue'), missed: of('missed'), completed: of('completed') },
    effect: effectScore(policy, {
      planned: of('planned'),
      done: of('completed'),
      missed: of('missed'),
      found,
      toFix: rectified + standing,
      accepted: rectified,
      vetoes: [
        ...(majorOverdue ? (['major-overdue'] as const) : []),
        ...(of('accidents') > 0 ? (['accident'] as const) : []),
      ],
    }),
    asOf,
  };
}

/** How many hazards were open at the end of a month: those found by then, less those rectified by then. */
function openAtEnd(counters: Counted['counters'], month: string): number {
  const upTo = [...counters].filter(([name]) => name !== 'now' && name <= month);
  const total = (counter: Monthly) => upTo.reduce((sum, [, counted]) => sum + (counted[counter] ?? 0), 0);
  return Math.max(0, total('found') - total('rectified'));
}
