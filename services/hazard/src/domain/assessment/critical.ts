import type { HazardCategory, InventoryEntry } from '@maplebridge/contracts/hazard';
import { category, type Substance, substanceOfRow, substancesOfCas } from '@maplebridge/directory/standards';
import { type Rejection, reject } from '@maplebridge/event-log';

/** The critical quantity of an entry, and its substance in table 1, if it has one. */
export interface Critical {
  readonly criticalTonnes: number;
  readonly substance?: Substance | undefined;
}

/** Table 1 goes first; else, of the categories of table 2, the one with the lowest quantity (4.1.2). */
export function critical(entry: InventoryEntry, index: number): Critical | Rejection {
  const substance = substanceOf(entry, index);
  if (substance && 'rejected' in substance) return substance;
  if (substance) return { criticalTonnes: substance.criticalTonnes, substance };
  if (!entry.categories) return unclassified(entry, index);
  return { criticalTonnes: lowest(entry.categories) };
}

const lowest = (categories: readonly HazardCategory[]): number =>
  categories.reduce(
    (least, symbol) => Math.min(least, category(symbol).criticalTonnes),
    Number.POSITIVE_INFINITY,
  );

const field = (index: number, name: keyof InventoryEntry): string => `/entries/${index}/${name}`;

/** A mixture that names a substance is treated as that substance as a whole (4.2.3). */
function substanceOf({ cas, row }: InventoryEntry, index: number): Substance | Rejection | undefined {
  if (row !== undefined) return substanceInRow(row, cas, index);
  const [only, ...others] = cas === undefined ? [] : substancesOfCas(cas);
  if (!only || !others.length) return only;
  const rows = [only, ...others].map(({ no, nameZh }) => `${no} ${nameZh}`);
  return reject('substance-ambiguous', rows.join('; '), field(index, 'row'));
}

/** A row without CAS number stands for a group: it accepts any substance that has no row of its own. */
function substanceInRow(row: number, cas: string | undefined, index: number): Substance | Rejection {
  const substance = substanceOfRow(row);
  if (!substance) return reject('row-mismatch', `there is no row ${row}`, field(index, 'row'));
  const { nameZh, casAll } = substance;
  const fits = casAll.length
    ? casAll.some((it) => it.cas === cas)
    : cas !== undefined && !substancesOfCas(cas).length;
  return cas === undefined || fits
    ? substance
    : reject('row-mismatch', `row ${row} is ${nameZh}`, field(index, 'row'));
}

/** Neither a substance of table 1 nor of a category of table 2: a mixture of another class needs its own (4.2.3). */
const unclassified = ({ cas, mixture }: InventoryEntry, index: number): Rejection =>
  mixture
    ? reject('mixture-without-class', undefined, field(index, 'categories'))
    : reject('unknown-substance', undefined, field(index, cas === undefined ? 'categories' : 'cas'));
