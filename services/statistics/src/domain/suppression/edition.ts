import { countOf, type PublishedCount } from './counts.ts';
import { protect } from './protect.ts';
import { figureAt, isPublished, placesOf, type Table } from './table.ts';

/** Counts as they are published: null where one is hidden. */
export type Published = Readonly<Partial<Record<PublishedCount, number | null>>>;

/** The figures of a year as they were published. */
export interface Edition {
  readonly year: string;
  readonly smallBelow: number;
  /** RFC 3339. */
  readonly publishedAt: string;
  /** By area and period, in the order of the tree. */
  readonly areas: readonly AreaFigures[];
  readonly categories: readonly (Published & { readonly category: string })[];
}

export interface AreaFigures {
  readonly area: string;
  /** The area that it lies in; null for the city. */
  readonly within: string | null;
  readonly periods: readonly (Published & { readonly period: string })[];
}

interface Publication extends Pick<Edition, 'year' | 'smallBelow' | 'publishedAt'> {
  readonly withinOf: (area: string) => string | null;
}

/** What may be published of a table, where counts from 1 to one below `smallBelow` are small. */
export function editionOf(table: Table, { withinOf, ...publication }: Publication): Edition {
  const { areas, periods, categories } = table;
  const places = placesOf(table);
  const shown = protect(table, publication.smallBelow);
  const published = (place: number): Published =>
    Object.fromEntries(
      (places.counts[place] ?? []).map((count) => [
        count,
        shown[count].has(place) ? figureAt(places, place, countOf[count]) : null,
      ]),
    );
  return {
    ...publication,
    areas: areas.nodes.map((node, area) => ({
      area: node.id,
      within: withinOf(node.id),
      periods: periods.nodes.flatMap((it, period) =>
        isPublished(node, it) ? [{ period: it.id, ...published(places.at(area, period)) }] : [],
      ),
    })),
    categories: categories.map(({ id }, i) => ({ category: id, ...published(places.ofCategory(i)) })),
  };
}
