import type { Area, Position } from '@maplebridge/contracts';
import { around, distance } from 'geokdbush';
import KDBush from 'kdbush';
import whichPolygon from 'which-polygon';
import type * as z from 'zod';
import gcoord from './gcoord.ts';
import type { Grid } from './intake-schema.ts';
import type { LngLat } from './lng-lat.ts';
import type { City, Venue } from './schema.ts';

type Crs = NonNullable<z.infer<typeof Position>['crs']>;

const systems = { 'WGS-84': gcoord.WGS84, 'GCJ-02': gcoord.GCJ02, 'BD-09': gcoord.BD09 } as const;

/** Chinese web maps shift positions by some 500 m; inside Maplebridge all are WGS-84. */
export function toWgs84({ lng, lat }: LngLat, crs: Crs): LngLat {
  if (crs === 'WGS-84') return { lng, lat };
  const [x = lng, y = lat] = gcoord.transform([lng, lat] as [number, number], systems[crs], gcoord.WGS84);
  return { lng: x, lat: y };
}

const coarseDegrees = (degrees: number): number => Math.round(degrees * 1000) / 1000;

/** Three decimals of a degree, about 100 m: near enough for the nearest workstation, too far to name a door. */
export const coarse = ({ lng, lat }: LngLat): LngLat => ({
  lng: coarseDegrees(lng),
  lat: coarseDegrees(lat),
});

export interface Found<T> {
  readonly it: T;
  /** Great-circle distance, whole metres. */
  readonly metres: number;
}

/** Finds the nearest of some places that satisfy a condition, in logarithmic time. */
export function nearest<T extends { readonly position: LngLat }>(places: readonly T[]) {
  // An index over nothing cannot be built.
  if (places.length === 0) return () => [];
  const index = new KDBush(places.length);
  for (const { position } of places) index.add(position.lng, position.lat);
  index.finish();
  return (
    { lng, lat }: LngLat,
    most: number,
    maxMetres: number,
    fits: (it: T) => boolean = () => true,
  ): Found<T>[] =>
    around(index, lng, lat, most, maxMetres / 1000, (id) => fits(places[id] as T)).map((found) => {
      const it = places[found] as T;
      return { it, metres: Math.round(distance(lng, lat, it.position.lng, it.position.lat) * 1000) };
    });
}

/** Finds the grid within whose border a position lies. */
function holding(grids: readonly Grid[]): (position: LngLat) => Grid | undefined {
  const features = grids.map((grid) => ({
    type: 'Feature' as const,
    properties: grid,
    geometry: {
      type: 'Polygon' as const,
      coordinates: [grid.ring.map(({ lng, lat }) => [lng, lat])],
    },
  }));
  const query = whichPolygon({ type: 'FeatureCollection', features });
  return ({ lng, lat }) => query([lng, lat]) ?? undefined;
}

export interface Geography {
  /** The area of a position: of its grid's station, else of the nearest station. Undefined outside the city. */
  areaAt(position: LngLat): Area | undefined;
  /** The grid that holds a position, where the city has drawn one. */
  gridAt(position: LngLat): Grid | undefined;
  /** The nearest workstations of a station that fit, the nearest first. */
  workstations(
    station: string,
    position: LngLat,
    most: number,
    maxMetres: number,
    fits: (venue: Venue) => boolean,
  ): Found<Venue>[];
}

/** Look-ups in a city's directory, over indexes that are built once. */
export function geography(city: City): Geography {
  const { west, south, east, north } = city.extent;
  const nearestStation = nearest(city.stations);
  const stations = new Map(city.stations.map((it) => [it.id, it]));
  const gridAt = holding(city.grids);
  const workstationsOf = new Map(
    city.stations.map(({ id }) => [
      id,
      nearest(city.venues.filter((it) => it.kind === 'workstation' && it.station === id)),
    ]),
  );
  return {
    areaAt(position) {
      const { lng, lat } = position;
      if (lng < west || lng > east || lat < south || lat > north) return undefined;
      const found =
        stations.get(gridAt(position)?.station ?? '') ??
        nearestStation(position, 1, Number.POSITIVE_INFINITY)[0]?.it;
      return found && { city: city.code, district: found.district, station: found.id };
    },
    gridAt,
    workstations: (of, position, most, maxMetres, fits) =>
      workstationsOf.get(of)?.(position, most, maxMetres, fits) ?? [],
  };
}
