import type { HazardCategory } from '@maplebridge/contracts/hazard';
import file from '../../standards/gb18218-2018.json' with { type: 'json' };
import type { Category, MajorHazardStandard, Substance, ToxicGas } from './schema.ts';

/** GB 18218-2018. Its schema is checked by the specs, so that no function pays for it at start. */
export const majorHazardStandard = file as MajorHazardStandard;

const { code, version, substances, categories, beta, alpha, levels } = majorHazardStandard;

/** Which standard, and which version of its data. */
export const tables = `${code}, data ${version}`;

const byRow = new Map(substances.map((it) => [it.no, it]));
const byCas = Map.groupBy(
  substances.flatMap((it) => it.casAll.map(({ cas }) => ({ cas, it }))),
  ({ cas }) => cas,
);
const bySymbol = new Map(categories.map((it) => [it.symbol, it]));
const gasByRow = new Map(beta.table3ToxicGases.map((it) => [it.table1No, it]));
const gasByCas = new Map(beta.table3ToxicGases.map((it) => [it.cas, it]));

/** A row of table 1. */
export const substanceOfRow = (row: number): Substance | undefined => byRow.get(row);

/** The rows of table 1 with a CAS number: none, one, or several where the content decides. */
export const substancesOfCas = (cas: string): Substance[] => byCas.get(cas)?.map(({ it }) => it) ?? [];

/** A category of table 2. */
export function category(symbol: HazardCategory): Category {
  const found = bySymbol.get(symbol);
  if (!found) throw new Error(`table 2 has no ${symbol}`);
  return found;
}

/** The toxic gas of table 3 that a row of table 1 or a CAS number is. Carbon monoxide has no row. */
export const toxicGas = ({
  row,
  cas,
}: {
  readonly row?: number | undefined;
  readonly cas?: string | undefined;
}): ToxicGas | undefined =>
  (row === undefined ? undefined : gasByRow.get(row)) ?? (cas === undefined ? undefined : gasByCas.get(cas));

/** α by permanent residents within 500 m outside the plant's boundary (table 5). */
export function alphaOf(residents: number): number {
  const found = alpha.find(
    ({ minPersons, maxPersons }) =>
      residents >= minPersons && (maxPersons === null || residents <= maxPersons),
  );
  if (!found) throw new RangeError(`table 5 says nothing of ${residents} residents`);
  return found.alpha;
}

/** The levels of table 6, the gravest first, each with the least R that makes it. */
export const majorHazardLevels = levels.map(({ level, minR }) => ({ level, from: minR ?? 0 }));
