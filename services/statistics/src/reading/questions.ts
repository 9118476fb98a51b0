import type { QueryOf } from '@maplebridge/contracts';
import {
  type Breakdown,
  type Comparison,
  type ComparisonBy,
  type FigureId,
  figureDefinitions,
  figureIds,
  type getStatisticsBreakdown,
  type getStatisticsComparison,
  type getStatisticsOverview,
  type getStatisticsSeries,
  type Overview,
  type Period,
  type Series,
} from '@maplebridge/contracts/statistics';
import { areaContains, stationsIn } from '@maplebridge/directory';
import { city } from '@maplebridge/directory/city-data';
import { breakdownOf } from '../figures/breakdown.ts';
import { comparisonOf, type Place } from '../figures/comparison.ts';
import { overviewOf, spansOf } from '../figures/overview.ts';
import { readsByDay, readsOf } from '../figures/reads.ts';
import { seriesOf } from '../figures/series.ts';
import type { Question } from './asking.ts';

/** Whether some of the figures are made of counts of one value, which lie among the details. */
const needDetails = (figures: readonly FigureId[]): boolean =>
  figures.some((id) => {
    const { numerator, denominator } = figureDefinitions[id];
    return [...numerator.counters, ...(denominator?.counters ?? [])].some((count) => count.includes('/'));
  });

export async function overview({
  query: { figures = figureIds, from, to },
  asked,
  today,
  language,
  read,
}: Question<QueryOf<typeof getStatisticsOverview>>): Promise<Overview> {
  const spans = spansOf({ from, to }, today);
  // The distributions of the period itself are made of details, too.
  const leavesOf = async (period: Period | undefined, details: boolean) =>
    period ? read(readsOf(period, details)) : [];
  const [now, yoy, mom] = await Promise.all([
    leavesOf({ from, to }, true),
    leavesOf(spans?.yoy, needDetails(figures)),
    leavesOf(spans?.mom, needDetails(figures)),
  ]);
  return overviewOf(asked, spans, { now, yoy, mom }, figures, language);
}

export async function series({
  query: { figures = figureIds, from, to, by },
  asked,
  read,
}: Question<QueryOf<typeof getStatisticsSeries>>): Promise<Series> {
  const byDay = by === 'day' || by === 'week';
  const reads = byDay ? readsByDay({ from, to }) : readsOf({ from, to }, needDetails(figures));
  return seriesOf(asked, by, await read(reads), figures);
}

/** The stations of an area, or the districts that lie in it whole. */
function placesIn(area: string, by: ComparisonBy): readonly Place[] {
  if (by === 'station') return stationsIn(city, area);
  return city.districts.filter(({ id }) => areaContains(city, area, id));
}

export async function comparison({
  query: { figures = figureIds, from, to, by },
  asked,
  read,
}: Question<QueryOf<typeof getStatisticsComparison>>): Promise<Comparison> {
  const leaves = await read(readsOf({ from, to }, needDetails(figures)));
  const places = placesIn(asked.area, by).map(({ id, name }) => ({ id, name }));
  return comparisonOf(asked, by, places, leaves, figures, city.policy.comparison.minimumSample);
}

export async function breakdown({
  query: { figure, by, from, to },
  asked,
  read,
}: Question<QueryOf<typeof getStatisticsBreakdown>>): Promise<Breakdown> {
  return breakdownOf(asked, figure, by, await read(readsOf({ from, to }, true)));
}
