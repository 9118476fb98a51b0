import {
  getStatisticsBreakdown,
  getStatisticsComparison,
  getStatisticsDefinitions,
  getStatisticsOverview,
  getStatisticsSeries,
} from '@maplebridge/contracts/statistics';
import { type Binding, on } from '@maplebridge/lambda';
import { definitions } from '../figures/definitions.ts';
import type { View } from '../store/tables.ts';
import { answering } from './asking.ts';
import { breakdown, comparison, overview, series } from './questions.ts';
import { replyIn } from './reply.ts';
import { breakdownTable, comparisonTable, definitionsTable, overviewTable, seriesTable } from './tables.ts';

/** The routes of figures, over the leaves of a view. */
export function figureRoutes(view: View): Binding[] {
  const answer = answering(view);
  return [
    on(getStatisticsOverview, answer('overview', overview, overviewTable)),
    on(getStatisticsSeries, answer('series', series, seriesTable)),
    on(getStatisticsComparison, answer('comparison', comparison, comparisonTable)),
    on(getStatisticsBreakdown, answer('breakdown', breakdown, breakdownTable)),
    on(getStatisticsDefinitions, ({ query: { format }, language }) =>
      replyIn(definitions(), { format, language }, definitionsTable, 'definitions'),
    ),
  ];
}
