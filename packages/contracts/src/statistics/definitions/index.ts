import { codes } from '../../intake/categories.ts';
import { counters, type Dimension, dimensions } from '../counters.ts';
import { caseDistributions, caseFigures } from './cases.ts';
import type { DistributionDefinition, FigureDefinition } from './definition.ts';
import { followingFigures } from './following.ts';
import { hazardDistributions, hazardFigures } from './hazards.ts';
import { reportFigures } from './reports.ts';

export type { DistributionDefinition, FigureDefinition, RollupCount, Said, Sum } from './definition.ts';

const figures = { ...reportFigures, ...caseFigures, ...followingFigures, ...hazardFigures };
const distributions = { ...caseDistributions, ...hazardDistributions };

export type FigureId = keyof typeof figures;
export type DistributionId = keyof typeof distributions;

/** Every count and rate that is shown, in the order in which they are: what is not defined here is not answered. */
export const figureDefinitions: Readonly<Record<FigureId, FigureDefinition>> = figures;
export const figureIds = codes(figures);
/** Those that everyone with access to figures may see. */
export const openFigureIds = figureIds.filter((id) => !figureDefinitions[id].restricted);

/** Every length of time of which the distribution is shown. */
export const distributionDefinitions: Readonly<Record<DistributionId, DistributionDefinition>> =
  distributions;
export const distributionIds = codes(distributions);

const dimensionsOf = (count: string): readonly Dimension[] =>
  (counters as Readonly<Record<string, readonly Dimension[]>>)[count] ?? [];

/** By what a figure can be broken down: by what all its counters are. */
export function breakdownsOf({ numerator, denominator }: FigureDefinition): Dimension[] {
  const all = [...numerator.counters, ...(denominator?.counters ?? [])];
  return dimensions.filter((dimension) => all.every((count) => dimensionsOf(count).includes(dimension)));
}
