import type { Figure, FigureId } from '@maplebridge/contracts/statistics';
import type { Leaf } from '../leaf.ts';
import { figureOf } from './figure.ts';

export const leaf = (period: string, counts: Leaf['counts'], over: Partial<Leaf> = {}): Leaf => ({
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
  generation: 1,
};

/** A figure as it comes of these counts; all others are zero. */
export const figure = (id: FigureId, counts: Leaf['counts']): Figure =>
  figureOf(id, (name) => counts[name] ?? 0);
