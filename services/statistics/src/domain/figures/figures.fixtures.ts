import type { Figure, FigureId } from '@maplebridge/contracts/statistics';
import type { Rollup } from '../rollup.ts';
import { figureOf } from './figure.ts';

export const rollup = (period: string, counts: Rollup['counts'], over: Partial<Rollup> = {}): Rollup => ({
  district: '321171',
  station: 'dingmao',
  period,
  counts,
  facts: 1,
  countedAt: '2019-11-01T00:00:00.000Z',
  ...over,
});

export const asked = {
  area: '321100',
  period: { from: '2019-04-01', to: '2019-10-31' },
  timeZone: 'Asia/Shanghai',
  rebuildVersion: 1,
};

/** A figure computed from these counts; all other counts are zero. */
export const figure = (id: FigureId, counts: Rollup['counts']): Figure =>
  figureOf(id, (name) => counts[name] ?? 0);
