import type { City } from '@maplebridge/directory';
import type { Rollup } from '../rollup.ts';
import { type Combination, type Events, events, no, over, plus } from './counts.ts';
import type { Category, Table } from './table.ts';
import { tree, yearTree } from './tree.ts';

type Structure = Pick<City, 'code' | 'districts' | 'stations'>;
type Counts = Rollup['counts'];

/** The events behind a rollup's counts, of one category or of all. Below zero is what was taken back before it was counted. */
function eventsIn(counts: Counts, category?: string): Events {
  const of = (counter: string) =>
    Math.max(0, counts[category === undefined ? counter : `${counter}/category=${category}`] ?? 0);
  const settled = of('cases.settled');
  return {
    accepted: of('cases.accepted'),
    settled,
    failed: Math.max(0, of('cases.handled') - settled),
    found: category === undefined ? of('hazards.found') : 0,
    rectified: category === undefined ? of('hazards.rectified') : 0,
  };
}

const ofCases: Combination = { accepted: 1, settled: 1, failed: 1 };

/** What the categories leave over of the whole has none stated. None are given when they come to more than the whole. */
function withRest(categories: readonly Category[], whole: Events): Category[] {
  const rest: Events = Object.fromEntries(
    events.map((event) => [
      event,
      ofCases[event] ? whole[event] - categories.reduce((sum, it) => sum + it.events[event], 0) : 0,
    ]),
  ) as unknown as Events;
  if (events.some((event) => rest[event] < 0)) return [];
  return [...categories, { id: 'unstated', events: rest }].filter((it) => over(ofCases, it.events) > 0);
}

/** The table of a calendar year, from its leaves of months and of their details. A station that the city no longer has is left out. */
export function tableOfYear(
  city: Structure,
  year: string,
  categories: readonly string[],
  months: readonly Rollup[],
  details: readonly Rollup[],
): Table {
  const districts = city.districts.map(({ id }) => ({
    id,
    rollups: city.stations.filter(({ district }) => district === id).map((station) => station.id),
  }));
  const areas = tree(
    city.code,
    districts.filter(({ rollups }) => rollups.length > 0),
  );
  const periods = yearTree(year);
  const known = new Map(
    months.map((rollup) => [`${rollup.station} ${rollup.period}`, eventsIn(rollup.counts)]),
  );
  const cells = areas.rollups.map((station) =>
    periods.rollups.map((month) => known.get(`${station} ${month}`) ?? no),
  );
  const here = details.filter(({ station }) => areas.rollups.includes(station));
  const byCategory = categories.map((id) => ({
    id,
    events: here.map(({ counts }) => eventsIn(counts, id)).reduce(plus, no),
  }));
  return { areas, periods, events: cells, categories: withRest(byCategory, cells.flat().reduce(plus, no)) };
}
