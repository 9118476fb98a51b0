import type { Area } from '@maplebridge/contracts';

/** The codes of an area and of the areas that contain it, without repeats: a city-level area has one code at all three levels. */
export const enclosingAreas = ({ city, district, station }: Area): string[] => [
  ...new Set([city, district, station]),
];
