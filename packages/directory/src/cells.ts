import { distance } from 'geokdbush';
import type { LngLat } from './lng-lat.ts';

/** The least width and height of a cell, metres. */
export const cellMetres = 300;

/** Of a degree of latitude, and of longitude at the equator; a little less than anywhere, so that cells are not too small. */
const metresPerDegree = 110_500;
const rowDegrees = cellMetres / metresPerDegree;

const rowOf = (lat: number): number => Math.floor(lat / rowDegrees);

/** Degrees of longitude that a cell of a row is wide: towards the poles, more of them. */
function columnDegrees(row: number): number {
  const farthest = Math.max(Math.abs(row), Math.abs(row + 1)) * rowDegrees;
  return rowDegrees / Math.max(Math.cos((farthest * Math.PI) / 180), 0.01);
}

const columnOf = (lng: number, row: number): number => Math.floor(lng / columnDegrees(row));

const named = (row: number, column: number): string => `${row}:${column}`;

/** The cell of a grid over the globe in which a position lies. */
export function cellOf({ lng, lat }: LngLat): string {
  const row = rowOf(lat);
  return named(row, columnOf(lng, row));
}

const wholes = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, n) => first + n);

/** The cells in which whatever is no farther than so many metres lies: up to nine, as long as that is no more than `cellMetres`. */
export function cellsAround({ lng, lat }: LngLat, metres: number): string[] {
  const up = metres / metresPerDegree;
  return wholes(rowOf(lat - up), rowOf(lat + up)).flatMap((row) => {
    const right = (metres / cellMetres) * columnDegrees(row);
    return wholes(columnOf(lng - right, row), columnOf(lng + right, row)).map((column) => named(row, column));
  });
}

/** Great-circle distance, whole metres. */
export const metresBetween = (a: LngLat, b: LngLat): number =>
  Math.round(distance(a.lng, a.lat, b.lng, b.lat) * 1000);
