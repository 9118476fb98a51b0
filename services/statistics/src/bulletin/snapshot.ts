import {
  type Change,
  distributionIds,
  type Figure,
  type FrozenChange,
  type FrozenDistribution,
  type FrozenFigure,
  type FrozenObservation,
  openFigureIds,
  type Snapshot,
  type StationFigure,
} from '@maplebridge/contracts/statistics';
import { changeOf } from '../domain/figures/change.ts';
import { type Counted, counted, countIn } from '../domain/figures/counted.ts';
import { distributionOf } from '../domain/figures/distribution.ts';
import { type Count, figureOf } from '../domain/figures/figure.ts';
import type { Rollup } from '../domain/rollup.ts';
import { monthBefore, monthsUpTo } from './months.ts';

/** The rollups of the whole city, from which each bulletin takes its own stations. */
export interface CityRollups {
  readonly rebuildVersion: number;
  /** Totals of the month and of the twelve before it. */
  readonly sums: readonly Rollup[];
  /** Details of the month and of the months it is compared with. */
  readonly details: readonly Rollup[];
}

/** The area and month of a bulletin; stations in the order of the city's list. */
export interface About {
  readonly code: string;
  readonly month: string;
  readonly stations: readonly string[];
  readonly timeZone: string;
}

/** How many months the trend shows. */
const trendMonths = 12;

/** The figures shown for each station. */
const ofStations = [
  'reports-received',
  'cases-accepted',
  'cases-handled',
  'cases-settled',
  'success-rate',
  'hazards-found',
  'hazards-rectified',
] as const;

/** The figures of a month, computed from rollups in the same way as every other answer of statistics. */
export function snapshotOf(
  { code, month, stations, timeZone }: About,
  { rebuildVersion, sums, details }: CityRollups,
  observations: readonly FrozenObservation[],
): Snapshot {
  const isOwn = ({ station }: Rollup) => stations.includes(station);
  const [own, ownDetails] = [sums.filter(isOwn), details.filter(isOwn)];
  const of = (period: string, rollups = own) => counted(rollups.filter((rollup) => rollup.period === period));
  const both = [...own, ...ownDetails];
  const counts = (period: string): Count => countIn(of(period, both));
  const inDetail = of(month, ownDetails);
  const { facts, asOf } = counted(both);
  return {
    figures: figuresOf(counts(month), counts(monthBefore(month, 12)), counts(monthBefore(month, 1))),
    distributions: distributionIds.map((id) => distributionIn(id, inDetail)),
    trend: trendOf(month, of),
    categories: categoriesOf(inDetail.counts),
    stations: stations.includes(code) ? [] : stations.map((it) => stationOf(it, month, own)),
    observations: [...observations],
    facts: of(month).facts,
    asOf,
    dataVersion: `g${rebuildVersion}-${facts}`,
    timeZone,
  };
}

const countsAndValue = ({ numerator, denominator, value }: Figure) => ({ numerator, denominator, value });

/** Without its text, which is written in the language of the document. */
const frozen = (it: Figure): StationFigure => ({
  definition: it.definition,
  unit: it.unit,
  ...countsAndValue(it),
});

const frozenChange = ({ basis, unit, value }: Change): FrozenChange => ({
  basis: basis && countsAndValue(basis),
  unit,
  value,
});

const figuresOf = (now: Count, yearBefore: Count, monthEarlier: Count): FrozenFigure[] =>
  openFigureIds.map((id) => {
    const figure = figureOf(id, now);
    const against = (basis: Count) => frozenChange(changeOf(figure, figureOf(id, basis), 'en'));
    return { ...frozen(figure), yearOnYear: against(yearBefore), monthOnMonth: against(monthEarlier) };
  });

function distributionIn(
  ...of: [(typeof distributionIds)[number], ReturnType<typeof counted>]
): FrozenDistribution {
  const { definition, unit, n, p50, p90, beyond } = distributionOf(...of, 'en');
  const quantile = (it: typeof p50) => it && { atMost: it.atMost };
  return { definition, unit, n, p50: quantile(p50), p90: quantile(p90), beyond };
}

/** From the first month with events: earlier months have no figures rather than zeros. */
function trendOf(month: string, of: (period: string) => Counted): Snapshot['trend'] {
  const months = monthsUpTo(month, trendMonths).map((it) => ({ month: it, counts: of(it) }));
  const first = months.findIndex(({ counts }) => counts.facts > 0);
  return months.slice(first < 0 ? trendMonths : first).map(({ month: it, counts }) => {
    const count = countIn(counts);
    return { month: it, accepted: count('cases.accepted'), settled: count('cases.settled') };
  });
}

const byCategory = 'cases.accepted/category=';

const categoriesOf = (counts: ReadonlyMap<string, number>): Snapshot['categories'] =>
  [...counts]
    .filter(([name, n]) => name.startsWith(byCategory) && n > 0)
    .map(([name, accepted]) => ({ category: name.slice(byCategory.length), accepted }))
    .sort((a, b) => b.accepted - a.accepted || (a.category < b.category ? -1 : 1));

function stationOf(station: string, month: string, rollups: readonly Rollup[]): Snapshot['stations'][number] {
  const own = counted(rollups.filter((rollup) => rollup.station === station && rollup.period === month));
  return { station, facts: own.facts, figures: ofStations.map((id) => frozen(figureOf(id, countIn(own)))) };
}
