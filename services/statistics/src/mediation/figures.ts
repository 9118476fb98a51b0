import type { By, MediationFigures, MediationStatistics } from '@maplebridge/contracts/statistics';
import { add, type Counts, noCounts } from './contribution.ts';
import type { Leaf } from './leaf.ts';
import { rate } from './rate.ts';

/** Counts with both rates; success is measured against what was handled, not against what was accepted. */
export function figures({ accepted, handled, settled }: Counts): MediationFigures {
  return {
    accepted,
    handled,
    settled,
    handledRate: rate(handled, accepted),
    successRate: rate(settled, handled),
  };
}

const keyOf: Readonly<Record<By, (leaf: Leaf) => string | undefined>> = {
  total: () => undefined,
  day: (leaf) => leaf.period,
  month: (leaf) => leaf.period.slice(0, 7),
  station: (leaf) => leaf.station,
  district: (leaf) => leaf.district,
};

/** Sums leaves into a total and rows; rows come in order of their key. */
export function summarize(
  leaves: readonly Leaf[],
  by: By,
): Pick<MediationStatistics, 'total' | 'rows' | 'asOf'> {
  const rows = new Map<string, Counts>();
  let total = noCounts;
  let asOf: string | null = null;
  for (const leaf of leaves) {
    total = add(total, leaf);
    const key = keyOf[by](leaf);
    if (key !== undefined) rows.set(key, add(rows.get(key) ?? noCounts, leaf));
    if (asOf === null || leaf.countedAt > asOf) asOf = leaf.countedAt;
  }
  return {
    total: figures(total),
    rows: [...rows]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, counts]) => ({ key, ...figures(counts) })),
    asOf,
  };
}
