import {
  breakdownsOf,
  type Definitions,
  distributionDefinitions,
  distributionIds,
  figureDefinitions,
  figureIds,
  type Said,
  type Sum,
  spans,
} from '@maplebridge/contracts/statistics';

const sum = ({ en, zh, counters }: Sum) => ({ en, zh, counters: [...counters] });
const said = ({ en, zh }: Said) => ({ en, zh });

/** The definition of each figure and distribution, as the API returns it. */
export const definitions = (): Definitions => ({
  figures: figureIds.map((id) => {
    const { name, means, sources, numerator, denominator, ranked } = figureDefinitions[id];
    return {
      id,
      name: said(name),
      means: said(means),
      sources: [...new Set(sources)],
      unit: denominator ? 'percent' : 'count',
      numerator: sum(numerator),
      denominator: denominator ? sum(denominator) : null,
      ranked: ranked === true,
      breakdowns: breakdownsOf(figureDefinitions[id]),
    };
  }),
  distributions: distributionIds.map((id) => {
    const { name, means, sources, span } = distributionDefinitions[id];
    return { id, name: said(name), means: said(means), sources: [...sources], ...spans[span] };
  }),
});
