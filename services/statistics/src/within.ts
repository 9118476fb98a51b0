import type { Area } from '@maplebridge/contracts';

/** An area's own code and those of all that it lies in; of a district or the city one code stands for several levels. */
export const within = ({ city, district, station }: Area): string[] => [
  ...new Set([city, district, station]),
];
