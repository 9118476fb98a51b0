import { costlyRead, type RouteDefinition, route, tableTypes } from '../route.ts';
import { Breakdown, Comparison, Definitions, Overview, Series } from './answers.ts';
import { bulletinRoutes } from './bulletin-routes.ts';
import { observationRoutes } from './observation-routes.ts';
import { publicRoutes } from './public-routes.ts';
import { BreakdownQuery, ComparisonQuery, DefinitionsQuery, OverviewQuery, SeriesQuery } from './queries.ts';

/** Figures are for those who work with them, of areas within their own. */
const figures = {
  method: 'GET',
  roles: ['officer', 'mediator', 'department', 'supervisor', 'admin'],
  scope: 'figures',
  remit: 'figures',
  rejections: ['area-not-yours', 'not-in-remit', 'figure-not-yours', 'span-too-long', 'caller-throttled'],
  throttle: { perCaller: costlyRead },
  produces: ['application/json', tableTypes.csv, tableTypes.xlsx],
  kept: 'by-caller',
} as const satisfies Partial<RouteDefinition>;

export const getStatisticsOverview = route({
  ...figures,
  operationId: 'getStatisticsOverview',
  path: '/statistics/overview',
  summary: { en: 'All figures of an area and a span, with their changes', zh: '统计总览（含同比、环比）' },
  query: OverviewQuery,
  answers: { 200: Overview },
});

export const getStatisticsSeries = route({
  ...figures,
  operationId: 'getStatisticsSeries',
  path: '/statistics/series',
  summary: { en: 'Figures by day, week, month, quarter or year', zh: '分时段统计' },
  query: SeriesQuery,
  answers: { 200: Series },
});

export const getStatisticsComparison = route({
  ...figures,
  operationId: 'getStatisticsComparison',
  path: '/statistics/comparison',
  summary: { en: 'Stations or districts side by side', zh: '派出所、区（市）横向比较' },
  query: ComparisonQuery,
  answers: { 200: Comparison },
});

export const getStatisticsBreakdown = route({
  ...figures,
  operationId: 'getStatisticsBreakdown',
  path: '/statistics/breakdown',
  summary: { en: 'A figure by category, tier, outcome, kind, channel or source', zh: '分类统计' },
  query: BreakdownQuery,
  answers: { 200: Breakdown },
});

/** What figures mean is open to anyone and read from no table, so that no remit is asked and no caller is counted. */
const { remit: _, throttle: __, ...openFigures } = figures;

export const getStatisticsDefinitions = route({
  ...openFigures,
  operationId: 'getStatisticsDefinitions',
  path: '/statistics/definitions',
  summary: { en: 'What each figure means and is made of', zh: '统计指标解释' },
  roles: 'anyone',
  scope: 'open',
  kept: 'by-anyone',
  query: DefinitionsQuery,
  answers: { 200: Definitions },
  rejections: [],
});

export const statisticsRoutes = [
  getStatisticsOverview,
  getStatisticsSeries,
  getStatisticsComparison,
  getStatisticsBreakdown,
  getStatisticsDefinitions,
  ...publicRoutes,
  ...observationRoutes,
  ...bulletinRoutes,
] as const;
