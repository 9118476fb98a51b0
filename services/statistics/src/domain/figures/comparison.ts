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

/** A station or district that is compared. */
export interface Place {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
}

/** Stations or districts side by side, in the order of the directory; those without any facts, too. */
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
 * The place of one among several of the same definition. By the value as it is shown, so that what looks equal is; none for a
 * sample that is too small to say anything.
 */
function ranking(figures: readonly Figure[], minimumSample: number): (figure: Figure) => number | null {
  const counts = ({ definition, denominator, value }: Figure): boolean =>
    figureDefinitions[definition].ranked === true && value !== null && (denominator ?? 0) >= minimumSample;
  const values = figures.filter(counts).map(({ value }) => Number(value));
  return (figure) =>
    counts(figure) ? 1 + values.filter((value) => value > Number(figure.value)).length : null;
}
