import type { Overview, Period } from '@maplebridge/contracts/statistics';
import type { Leaf } from '../leaf.ts';
import { type Counted, counted } from './counted.ts';

/** What is asked of which area and span, and the generation of leaves that answers. */
export interface Asked {
  readonly area: string;
  readonly period: Period;
  readonly timeZone: string;
  readonly generation: number;
}

export type About = Pick<Overview, 'area' | 'period' | 'timeZone' | 'asOf' | 'dataVersion' | 'provisional'>;

/** Where and when figures hold that were made of some leaves. */
export function about({ area, period, timeZone, generation }: Asked, leaves: readonly Leaf[]): About {
  const { facts, asOf, provisional }: Counted = counted(leaves);
  return { area, period, timeZone, asOf, dataVersion: `g${generation}-${facts}`, provisional };
}
