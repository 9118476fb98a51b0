import type {
  FrozenChange,
  FrozenDistribution,
  FrozenObservation,
  Snapshot,
  StationFigure,
} from '@maplebridge/contracts/statistics';
import type { Leaf } from '../leaf.ts';
import { monthBefore, monthsUpTo } from './months.ts';

export type Counts = Readonly<Record<string, number>>;

/** How figures are made of counts: as every other answer of statistics makes them. */
export interface Reckoning {
  /** Every figure, in the order in which they are defined. */
  readonly figures: (counts: Counts) => StationFigure[];
  readonly distributions: (counts: Counts) => FrozenDistribution[];
  readonly change: (now: StationFigure, basis: StationFigure) => FrozenChange;
}

/** What was counted in the whole city, of which each bulletin takes its own stations. */
export interface Counted {
  readonly generation: number;
  /** Sums of the month and of the twelve before it. */
  readonly sums: readonly Leaf[];
  /** Details of the month. */
  readonly details: readonly Leaf[];
}

/** What a bulletin is about; stations in the order of the city's list. */
export interface About {
  readonly code: string;
  readonly month: string;
  readonly stations: readonly string[];
  readonly timeZone: string;
}

/** How many months the trend shows. */
const trendMonths = 12;

/** What is shown station by station. */
const ofStations: readonly string[] = [
  'reports-received',
  'cases-accepted',
  'cases-handled',
  'cases-settled',
  'success-rate',
  'hazards-found',
  'hazards-rectified',
];

/** The figures of a month as they stand in what was counted. */
export function snapshotOf(
  { code, month, stations, timeZone }: About,
  { generation, sums, details }: Counted,
  observations: readonly FrozenObservation[],
  reckoning: Reckoning,
): Snapshot {
  const own = sums.filter(({ station }) => stations.includes(station));
  const ownDetails = details.filter(({ station }) => stations.includes(station));
  const of = (period: string) => own.filter((leaf) => leaf.period === period);
  const inDetail = total(ownDetails);
  const read = [...own, ...ownDetails];
  return {
    figures: moved(total(of(month)), total(of(monthBefore(month, 12))), total(of(monthBefore(month, 1))), reckoning),
    distributions: reckoning.distributions(inDetail),
    trend: monthsUpTo(month, trendMonths).map((it) => trendOf(it, total(of(it)))),
    categories: categoriesOf(inDetail),
    stations: stations.includes(code) ? [] : stations.map((it) => stationOf(it, of(month), reckoning)),
    observations: [...observations],
    facts: facts(of(month)),
    asOf: latest(read),
    dataVersion: `g${generation}-${facts(read)}`,
    timeZone,
  };
}

function total(leaves: readonly Leaf[]): Counts {
  const counts: Record<string, number> = {};
  for (const leaf of leaves) {
    for (const [name, n] of Object.entries(leaf.counts)) counts[name] = (counts[name] ?? 0) + n;
  }
  return counts;
}

const facts = (leaves: readonly Leaf[]): number => leaves.reduce((sum, leaf) => sum + leaf.facts, 0);

const latest = (leaves: readonly Leaf[]): string | null =>
  leaves.reduce<string | null>((last, { countedAt }) => (last && last > countedAt ? last : countedAt), null);

function moved(
  now: Counts,
  yearBefore: Counts,
  monthEarlier: Counts,
  { figures, change }: Reckoning,
): Snapshot['figures'] {
  const [before, earlier] = [figures(yearBefore), figures(monthEarlier)];
  return figures(now).flatMap((it, i) => {
    const [year, adjacent] = [before[i], earlier[i]];
    return year && adjacent
      ? [{ ...it, yearOnYear: change(it, year), monthOnMonth: change(it, adjacent) }]
      : [];
  });
}

/** A count may lie below zero while a correction is there before what it corrects; nobody is shown that. */
const atLeastZero = (n: number | undefined): number => Math.max(0, n ?? 0);

const trendOf = (month: string, counts: Counts): Snapshot['trend'][number] => ({
  month,
  accepted: atLeastZero(counts['cases.accepted']),
  settled: atLeastZero(counts['cases.settled']),
});

const byCategory = 'cases.accepted/category=';

function categoriesOf(counts: Counts): Snapshot['categories'] {
  return Object.entries(counts)
    .filter(([name, n]) => name.startsWith(byCategory) && n > 0)
    .map(([name, accepted]) => ({ category: name.slice(byCategory.length), accepted }))
    .sort((a, b) => b.accepted - a.accepted || (a.category < b.category ? -1 : 1));
}

function stationOf(station: string, leaves: readonly Leaf[], { figures }: Reckoning): Snapshot['stations'][number] {
  const own = leaves.filter((leaf) => leaf.station === station);
  const shown = figures(total(own)).filter(({ definition }) => ofStations.includes(definition));
  return { station, facts: facts(own), figures: shown };
}
