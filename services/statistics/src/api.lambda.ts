import {
  getStatisticsBreakdown,
  getStatisticsComparison,
  getStatisticsDefinitions,
  getStatisticsOverview,
  getStatisticsSeries,
} from '@maplebridge/contracts/statistics';
import { city } from '@maplebridge/directory/city-data';
import { claimNames, documentClient, httpHandler, on, readEnv } from '@maplebridge/lambda';
import { bulletinRoutes } from './api/bulletin-routes.ts';
import { observationRoutes } from './api/observation-routes.ts';
import { statisticsLogs } from './deps.ts';
import { ApiEnv } from './env.ts';
import { definitions } from './figures/definitions.ts';
import { answering } from './reading/asking.ts';
import { breakdown, comparison, overview, series } from './reading/questions.ts';
import { replyIn } from './reading/reply.ts';
import {
  breakdownTable,
  comparisonTable,
  definitionsTable,
  overviewTable,
  seriesTable,
} from './reading/tables.ts';
import { snapshots } from './snapshots.ts';

const env = readEnv(ApiEnv);
const view = { client: documentClient(), view: env.VIEW_TABLE };
const answer = answering(view);
const logs = statisticsLogs(view.client, env);
const told = { city, view, ...logs, snapshots: snapshots({ city, view, ...logs }) };

export const handler = httpHandler(claimNames(env), [
  on(getStatisticsOverview, answer('overview', overview, overviewTable)),
  on(getStatisticsSeries, answer('series', series, seriesTable)),
  on(getStatisticsComparison, answer('comparison', comparison, comparisonTable)),
  on(getStatisticsBreakdown, answer('breakdown', breakdown, breakdownTable)),
  on(getStatisticsDefinitions, ({ query: { format }, language }) =>
    replyIn(definitions(), { format, language }, definitionsTable, 'definitions'),
  ),
  ...observationRoutes(told),
  ...bulletinRoutes(told),
]);
