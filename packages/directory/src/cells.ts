import { distance } from 'geokdbush';
import type { LngLat } from './geography.ts';

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

const beside = [-1, 0, 1];

/** The cell of a position and the eight around it: whatever is no farther than `cellMetres` lies in one of them. */
export function cellsAround({ lng, lat }: LngLat): string[] {
  const middle = rowOf(lat);
  return beside.flatMap((up) => {
    const row = middle + up;
    const column = columnOf(lng, row);
    return beside.map((right) => named(row, column + right));
  });
}

/** Great-circle distance, whole metres. */
export const metresBetween = (a: LngLat, b: LngLat): number =>
  Math.round(distance(a.lng, a.lat, b.lng, b.lat) * 1000);
