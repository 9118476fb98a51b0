import type { Language } from '@maplebridge/contracts';
import {
  type Distribution,
  type DistributionId,
  distributionDefinitions,
  type Quantile,
  spans,
} from '@maplebridge/contracts/statistics';
import { type Counted, countIn } from './counted.ts';

type Unit = Distribution['unit'];

const unitText = (unit: Unit, n: number, language: Language): string => {
  if (language === 'zh') return unit === 'hours' ? '小时' : '天';
  return n === 1 ? unit.slice(0, -1) : unit;
};

/** How long something took, computed from the histogram bins in rollups. */
export function distributionOf(
  definition: DistributionId,
  counted: Pick<Counted, 'counts'>,
  language: Language,
): Distribution {
  const { span } = distributionDefinitions[definition];
  const { unit, most } = spans[span];
  const bins = binsOf(span, counted);
  const n = bins.reduce((sum, [, count]) => sum + count, 0);
  const text = (sign: string, units: number) => `${sign} ${units} ${unitText(unit, units, language)}`;
  const quantile = (percent: number): Quantile | null => {
    const bin = nearestRank(bins, n, percent);
    if (bin === undefined) return null;
    return bin > most ? { atMost: null, text: text('>', most) } : { atMost: bin, text: text('≤', bin) };
  };
  const beyond = bins.filter(([bin]) => bin > most).reduce((sum, [, count]) => sum + count, 0);
  return { definition, unit, n, p50: quantile(50), p90: quantile(90), beyond };
}

/** Durations above the largest bin are counted in the bin `beyond`. */
const upTo = (bin: string): number => (bin === 'beyond' ? Number.POSITIVE_INFINITY : Number(bin));

type Bin = readonly [upTo: number, count: number];

function binsOf(span: string, { counts }: Pick<Counted, 'counts'>): Bin[] {
  const count = countIn({ counts });
  return [...counts.keys()]
    .filter((name) => name.startsWith(`${span}/`))
    .map((name): Bin => [upTo(name.slice(span.length + 1)), count(name)])
    .sort(([a], [b]) => a - b);
}

/** The bin that holds the ⌈p·n⌉-th of n durations, sorted. */
function nearestRank(bins: readonly Bin[], n: number, percent: number): number | undefined {
  let before = 0;
  for (const [bin, count] of bins) {
    before += count;
    if (count > 0 && 100 * before >= percent * n) return bin;
  }
  return undefined;
}
