import {
  getStatisticsBreakdown,
  getStatisticsComparison,
  getStatisticsDefinitions,
  getStatisticsOverview,
  getStatisticsSeries,
} from '@maplebridge/contracts/statistics';
import type { City } from '@maplebridge/directory';
import { type Binding, on } from '@maplebridge/lambda';
import { definitions } from '../domain/figures/definitions.ts';
import type { View } from '../store/tables.ts';
import { answering } from './figure-answers.ts';
import { breakdown, comparison, overview, series } from './figure-questions.ts';
import { definitionsTable } from './presenters/tables.ts';
import { replyIn } from './table-reply.ts';

/** The routes of figures, computed from the rollups of a view. */
export function figureRoutes(view: View, city: City): Binding[] {
  const answer = answering(view, city);
  return [
    on(getStatisticsOverview, answer('overview', overview)),
    on(getStatisticsSeries, answer('series', series)),
    on(getStatisticsComparison, answer('comparison', comparison)),
    on(getStatisticsBreakdown, answer('breakdown', breakdown)),
    on(getStatisticsDefinitions, ({ query: { format }, language }) =>
      replyIn(definitions(), { format, language }, definitionsTable, 'definitions'),
    ),
  ];
}
