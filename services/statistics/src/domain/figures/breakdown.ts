import {
  type Breakdown,
  type Dimension,
  type FigureId,
  figureDefinitions,
} from '@maplebridge/contracts/statistics';
import type { Rollup } from '../rollup.ts';
import { type Asked, about } from './about.ts';
import { counted, countIn } from './counted.ts';
import { figureOf } from './figure.ts';

/** A figure for each value of a dimension, the largest first. */
export function breakdownOf(
  asked: Asked,
  id: FigureId,
  by: Dimension,
  rollups: readonly Rollup[],
): Breakdown {
  const all = counted(rollups);
  const count = countIn(all);
  const { numerator, denominator } = figureDefinitions[id];
  const prefixes = [...numerator.counters, ...(denominator?.counters ?? [])].map((it) => `${it}/${by}=`);
  const values = [...all.counts.keys()].flatMap((name) =>
    prefixes.filter((it) => name.startsWith(it)).map((it) => name.slice(it.length)),
  );
  const rows = [...new Set(values)].map((key) => ({
    key,
    figure: figureOf(id, (name) => count(`${name}/${by}=${key}`)),
  }));
  const size = ({ figure }: (typeof rows)[number]) => figure.denominator ?? figure.numerator;
  return {
    ...about(asked, rollups),
    by,
    total: figureOf(id, count),
    rows: rows
      .filter(({ figure }) => figure.numerator > 0 || (figure.denominator ?? 0) > 0)
      .sort((a, b) => size(b) - size(a) || (a.key < b.key ? -1 : 1)),
  };
}
