import {
  type Figure,
  type FigureId,
  figureDefinitions,
  rate,
  type Sum,
} from '@maplebridge/contracts/statistics';

/** Returns the count of a name. */
export type Count = (name: string) => number;

/** Computes a figure from counts by its definition. */
export function figureOf(definition: FigureId, count: Count): Figure {
  const total = ({ counters }: Sum) => counters.reduce((sum, name) => sum + count(name), 0);
  const { numerator: of, denominator: base } = figureDefinitions[definition];
  const numerator = total(of);
  if (!base) {
    const value = String(numerator);
    return { definition, unit: 'count', numerator, denominator: null, value, text: value };
  }
  const { denominator, percent: value, text } = rate(numerator, total(base));
  return { definition, unit: 'percent', numerator, denominator, value, text };
}
