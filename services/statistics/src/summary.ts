import type { By } from '@maplebridge/contracts/statistics';
import { atLeastZero, type Counts, counted, type Subject, sum } from './subject.ts';
import type { SubjectLeaf } from './subject-leaves.ts';

export interface Summary<F> {
  readonly total: F;
  readonly rows: (F & { readonly key: string })[];
  /** When the latest fact in it was counted; null when there is none. */
  readonly asOf: string | null;
}

const keyOf: Readonly<
  Record<By, (leaf: Pick<SubjectLeaf<never>, 'period' | 'station' | 'district'>) => string | undefined>
> = {
  total: () => undefined,
  day: (leaf) => leaf.period,
  month: (leaf) => leaf.period.slice(0, 7),
  station: (leaf) => leaf.station,
  district: (leaf) => leaf.district,
};

/** Sums leaves of a subject into a total and rows; rows come in order of their key. */
export function summarize<K extends string, F extends object>(
  subject: Subject<K, F>,
  leaves: readonly SubjectLeaf<K>[],
  by: By,
): Summary<F> {
  const rows = new Map<string, Counts<K>>();
  let total = counted(subject);
  let asOf: string | null = null;
  for (const leaf of leaves) {
    const counts = atLeastZero(subject, leaf);
    total = sum(subject, total, counts);
    const key = keyOf[by](leaf);
    if (key !== undefined) rows.set(key, sum(subject, rows.get(key) ?? counted(subject), counts));
    if (asOf === null || leaf.countedAt > asOf) asOf = leaf.countedAt;
  }
  return {
    total: subject.figures(total),
    rows: [...rows]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, counts]) => ({ ...subject.figures(counts), key })),
    asOf,
  };
}
