import {
  type Compared,
  type Comparison,
  type ComparisonBy,
  type Figure,
  type FigureId,
  figureDefinitions,
} from '@maplebridge/contracts/statistics';
import type { Rollup } from '../rollup.ts';
import { type Asked, about } from './about.ts';
import { counted, countIn } from './counted.ts';
import { figureOf } from './figure.ts';

/** A station or district in a comparison. */
export interface Place {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
}

/** Stations or districts side by side, in the order of the directory, including those without events. */
export function comparisonOf(
  asked: Asked,
  by: ComparisonBy,
  places: readonly Place[],
  rollups: readonly Rollup[],
  figures: readonly FigureId[],
  minimumSample: number,
): Comparison {
  const byPlace = Map.groupBy(rollups, (rollup) => rollup[by]);
  const shown = places.map(({ id, name }) => {
    const count = countIn(counted(byPlace.get(id) ?? []));
    return { place: id, name, figures: figures.map((it) => figureOf(it, count)) };
  });
  const ranks = figures.map((_, i) =>
    ranking(
      shown.map((row) => row.figures[i] as Figure),
      minimumSample,
    ),
  );
  return {
    ...about(asked, rollups),
    by,
    minimumSample,
    rows: shown.map((row) => ({
      ...row,
      figures: row.figures.map((figure, i): Compared => ({ ...figure, rank: ranks[i]?.(figure) ?? null })),
    })),
  };
}

/**
 * Ranks figures of the same definition by their rounded value, so that figures that look equal share a rank. A figure below the
 * minimum sample has no rank.
 */
function ranking(figures: readonly Figure[], minimumSample: number): (figure: Figure) => number | null {
  const counts = ({ definition, denominator, value }: Figure): boolean =>
    figureDefinitions[definition].ranked === true && value !== null && (denominator ?? 0) >= minimumSample;
  const values = figures.filter(counts).map(({ value }) => Number(value));
  return (figure) =>
    counts(figure) ? 1 + values.filter((value) => value > Number(figure.value)).length : null;
}
