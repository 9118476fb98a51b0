import {
  type Combination,
  type Events,
  no,
  over,
  type PublishedCount,
  plus,
  publishedCounts,
} from './counts.ts';
import type { Node, Tree } from './tree.ts';

/** A category of disputes; nothing is found or rectified in it. */
export interface Category {
  readonly id: string;
  readonly events: Events;
}

/** The events of a year by station and month, and those of the whole by category. */
export interface Table {
  readonly areas: Tree;
  readonly periods: Tree;
  /** By the place of the station in `areas.leaves`, and of the month in `periods.leaves`; none below zero. */
  readonly events: readonly (readonly Events[])[];
  /** They add up to what was accepted, settled and failed in the whole; or there are none. */
  readonly categories: readonly Category[];
}

/** All places of a table: each area in each period, row by row, and behind them the categories. */
export interface Places {
  readonly events: readonly Events[];
  /** The counts that are published of each. */
  readonly counts: readonly (readonly PublishedCount[])[];
  /** How much is lost where one of them is hidden. */
  readonly weights: readonly number[];
  readonly at: (area: number, period: number) => number;
  readonly ofCategory: (category: number) => number;
}

export const categoryCounts = ['accepted', 'handled', 'settled'] as const satisfies PublishedCount[];

/** The whole by months, its divisions by quarters, leaves by the year: what is finer is small almost everywhere. */
export const isPublished = (area: Node, period: Node): boolean => area.level + period.level <= 2;

export function placesOf({ areas, periods, events, categories }: Table): Places {
  const crossed = areas.nodes.flatMap((area) =>
    periods.nodes.map((period) => ({
      counts: isPublished(area, period) ? publishedCounts : [],
      weight: area.rollups.length * period.rollups.length,
      events: area.rollups
        .flatMap((station) => period.rollups.map((month) => events[station]?.[month] ?? no))
        .reduce(plus, no),
    })),
  );
  // All categories together weigh as much as the whole that they make up.
  const weight = (areas.rollups.length * periods.rollups.length) / Math.max(1, categories.length);
  const all = [...crossed, ...categories.map((it) => ({ ...it, weight, counts: categoryCounts }))];
  return {
    events: all.map((it) => it.events),
    counts: all.map((it) => it.counts),
    weights: all.map((it) => it.weight),
    at: (area, period) => area * periods.nodes.length + period,
    ofCategory: (category) => crossed.length + category,
  };
}

/** Whether a figure is small: from 1 to below `k`, or as far below zero. */
export const isSmall = (figure: number, k: number): boolean => figure !== 0 && Math.abs(figure) < k;

export const figureAt = ({ events }: Places, place: number, combination: Combination): number =>
  over(combination, events[place] ?? no);
