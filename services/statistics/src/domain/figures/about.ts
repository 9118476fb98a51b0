import type { Overview, Period } from '@maplebridge/contracts/statistics';
import type { Rollup } from '../rollup.ts';
import { type Counted, counted } from './counted.ts';

/** What is asked of which area and span, and the rebuild version of leaves that answers. */
export interface Asked {
  readonly area: string;
  readonly period: Period;
  readonly timeZone: string;
  readonly rebuildVersion: number;
}

export type About = Pick<Overview, 'area' | 'period' | 'timeZone' | 'asOf' | 'dataVersion' | 'provisional'>;

/** Where and when figures hold that were made of some leaves. */
export function about({ area, period, timeZone, rebuildVersion }: Asked, rollups: readonly Rollup[]): About {
  const { facts, asOf, provisional }: Counted = counted(rollups);
  return { area, period, timeZone, asOf, dataVersion: `g${rebuildVersion}-${facts}`, provisional };
}
