import type { Overview, Period } from '@maplebridge/contracts/statistics';
import type { Rollup } from '../rollup.ts';
import { type Counted, counted } from './counted.ts';

/** The area and period of a query, and the rebuild version that answers it. */
export interface Asked {
  readonly area: string;
  readonly period: Period;
  readonly timeZone: string;
  readonly rebuildVersion: number;
}

export type About = Pick<Overview, 'area' | 'period' | 'timeZone' | 'asOf' | 'dataVersion' | 'provisional'>;

/** The metadata of figures computed from rollups. */
export function about({ area, period, timeZone, rebuildVersion }: Asked, rollups: readonly Rollup[]): About {
  const { facts, asOf, provisional }: Counted = counted(rollups);
  return { area, period, timeZone, asOf, dataVersion: `g${rebuildVersion}-${facts}`, provisional };
}
