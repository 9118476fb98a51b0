import polygonClipping from 'polygon-clipping';
import type { Fault } from './fault.ts';
import type { Grid } from './intake-schema.ts';
import type { City } from './schema.ts';

/** Grids of no station, with a border that is none, outside the city, or over one another. */
export const danglingGrids = (city: City): Fault[] =>
  city.grids.flatMap((grid, i) => [
    ...place(grid, i, city),
    ...border(grid, i),
    ...city.grids
      .slice(0, i)
      .filter((other) => overlap(grid, other))
      .map((other) => fault(i, 'ring', `lies over "${other.id}"`)),
  ]);

const fault = (index: number, path: string, text: string): Fault => ({
  file: 'grids',
  path: `${index}.${path}`,
  fault: text,
});

function place({ id, station, ring }: Grid, index: number, city: City): Fault[] {
  const { west, south, east, north } = city.extent;
  const isArea = id === city.code || [...city.districts, ...city.stations].some((it) => it.id === id);
  const outside = ring.findIndex(({ lng, lat }) => lng < west || lng > east || lat < south || lat > north);
  return [
    ...(isArea ? [fault(index, 'id', `"${id}" is taken already`)] : []),
    ...(city.stations.some((it) => it.id === station)
      ? []
      : [fault(index, 'station', `there is no "${station}"`)]),
    ...(outside >= 0 ? [fault(index, `ring.${outside}`, 'lies outside the city')] : []),
  ];
}

function border({ ring }: Grid, index: number): Fault[] {
  const [first, last] = [ring[0], ring.at(-1)];
  if (first?.lng !== last?.lng || first?.lat !== last?.lat) return [fault(index, 'ring', 'is not closed')];
  // What crosses itself falls apart into several polygons, or gets a hole; what has no surface, into none.
  const parts = polygonClipping.union(polygon(ring));
  return parts.length === 1 && parts[0]?.length === 1
    ? []
    : [fault(index, 'ring', 'crosses itself or holds nothing')];
}

const overlap = (one: Grid, other: Grid): boolean =>
  polygonClipping.intersection(polygon(one.ring), polygon(other.ring)).length > 0;

const polygon = (ring: Grid['ring']): [number, number][][] => [ring.map(({ lng, lat }) => [lng, lat])];
