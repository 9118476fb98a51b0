import polygonClipping from 'polygon-clipping';
import type { Grid } from './intake-schema.ts';
import type { Issue } from './issue.ts';
import type { City } from './schema.ts';

/** Grids of no station, with a border that is none, outside the city, or over one another. */
export const gridIssues = (city: City): Issue[] =>
  city.grids.flatMap((grid, i) => [
    ...place(grid, i, city),
    ...border(grid, i),
    ...city.grids
      .slice(0, i)
      .filter((other) => overlap(grid, other))
      .map((other) => issue(i, 'ring', `lies over "${other.id}"`)),
  ]);

const issue = (index: number, path: string, text: string): Issue => ({
  file: 'grids',
  path: `${index}.${path}`,
  issue: text,
});

function place({ id, station, ring }: Grid, index: number, city: City): Issue[] {
  const { west, south, east, north } = city.extent;
  const isArea = id === city.code || [...city.districts, ...city.stations].some((it) => it.id === id);
  const outside = ring.findIndex(({ lng, lat }) => lng < west || lng > east || lat < south || lat > north);
  return [
    ...(isArea ? [issue(index, 'id', `"${id}" is taken already`)] : []),
    ...(city.stations.some((it) => it.id === station)
      ? []
      : [issue(index, 'station', `there is no "${station}"`)]),
    ...(outside >= 0 ? [issue(index, `ring.${outside}`, 'lies outside the city')] : []),
  ];
}

function border({ ring }: Grid, index: number): Issue[] {
  const [first, last] = [ring[0], ring.at(-1)];
  if (first?.lng !== last?.lng || first?.lat !== last?.lat) return [issue(index, 'ring', 'is not closed')];
  // What crosses itself falls apart into several polygons, or gets a hole; what has no surface, into none.
  const parts = polygonClipping.union(polygon(ring));
  return parts.length === 1 && parts[0]?.length === 1
    ? []
    : [issue(index, 'ring', 'crosses itself or holds nothing')];
}

const overlap = (one: Grid, other: Grid): boolean =>
  polygonClipping.intersection(polygon(one.ring), polygon(other.ring)).length > 0;

const polygon = (ring: Grid['ring']): [number, number][][] => [ring.map(({ lng, lat }) => [lng, lat])];
