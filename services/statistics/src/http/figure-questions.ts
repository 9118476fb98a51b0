import type { QueryOf } from '@maplebridge/contracts';
import {
  type Breakdown,
  type Comparison,
  type ComparisonBy,
  type FigureId,
  figureDefinitions,
  type getStatisticsBreakdown,
  type getStatisticsComparison,
  type getStatisticsOverview,
  type getStatisticsSeries,
  type Overview,
  type Period,
  type Series,
} from '@maplebridge/contracts/statistics';
import { areaContains, type City, stationsIn } from '@maplebridge/directory';
import { breakdownOf } from '../domain/figures/breakdown.ts';
import { comparisonOf, type Place } from '../domain/figures/comparison.ts';
import { overviewOf, spansOf } from '../domain/figures/overview.ts';
import { readsByDay, readsOf } from '../domain/figures/reads.ts';
import { seriesOf } from '../domain/figures/series.ts';
import type { Answering } from './figure-answers.ts';
import { breakdownTable, comparisonTable, overviewTable, seriesTable } from './presenters/tables.ts';

/** Whether any figure needs counts of a single dimension value, which are stored with the details. */
const needDetails = (figures: readonly FigureId[]): boolean =>
  figures.some((id) => {
    const { numerator, denominator } = figureDefinitions[id];
    return [...numerator.counters, ...(denominator?.counters ?? [])].some((count) => count.includes('/'));
  });

type OverviewQuery = QueryOf<typeof getStatisticsOverview>;
export const overview: Answering<OverviewQuery, 'now' | 'yoy' | 'mom', Overview> = {
  reads({ query: { from, to }, figures, today }) {
    const spans = spansOf({ from, to }, today);
    // The distributions of the period itself also need details.
    const before = (period: Period | undefined) => (period ? readsOf(period, needDetails(figures)) : []);
    return { now: readsOf({ from, to }, true), yoy: before(spans?.yoy), mom: before(spans?.mom) };
  },
  answer: ({ query: { from, to }, asked, figures, today, language }, rollups) =>
    overviewOf(asked, spansOf({ from, to }, today), rollups, figures, language),
  tableOf: overviewTable,
};

export const series: Answering<QueryOf<typeof getStatisticsSeries>, 'all', Series> = {
  reads({ query: { from, to, by }, figures }) {
    const byDay = by === 'day' || by === 'week';
    return { all: byDay ? readsByDay({ from, to }) : readsOf({ from, to }, needDetails(figures)) };
  },
  answer: ({ query: { by }, asked, figures }, { all }) => seriesOf(asked, by, all, figures),
  tableOf: seriesTable,
};

/** The stations of an area, or the districts that it contains. */
function placesIn(city: City, area: string, by: ComparisonBy): readonly Place[] {
  if (by === 'station') return stationsIn(city, area);
  return city.districts.filter(({ id }) => areaContains(city, area, id));
}

export const comparison: Answering<QueryOf<typeof getStatisticsComparison>, 'all', Comparison> = {
  reads: ({ query, figures }) => ({ all: readsOf(query, needDetails(figures)) }),
  answer({ query: { by }, city, asked, figures }, { all }) {
    const places = placesIn(city, asked.area, by).map(({ id, name }) => ({ id, name }));
    return comparisonOf(asked, by, places, all, figures, city.policy.comparison.minimumSample);
  },
  tableOf: comparisonTable,
};

type BreakdownQuery = QueryOf<typeof getStatisticsBreakdown>;
export const breakdown: Answering<BreakdownQuery, 'all', Breakdown> = {
  reads: ({ query }) => ({ all: readsOf(query, true) }),
  answer: ({ query: { figure, by }, asked }, { all }) => breakdownOf(asked, figure, by, all),
  tableOf: breakdownTable,
};
