import { countOf, type PublishedCount, publishedCounts, secrets } from './counts.ts';
import { movesOf } from './moves.ts';
import { type Prices, suppress } from './secondary-suppression.ts';
import { figureAt, isSmall, type Places, placesOf, type Table } from './table.ts';

/** For each count, the places where it is shown. */
export type Shown = Readonly<Record<PublishedCount, ReadonlySet<number>>>;

const forCounts = <T>(of: (count: PublishedCount) => T) =>
  Object.fromEntries(publishedCounts.map((count) => [count, of(count)])) as Record<PublishedCount, T>;

/** Small figures and unpublished figures are hidden already: hiding them costs nothing. */
function pricesWithoutSmall(places: Places, k: number): Prices {
  const isShown = (count: PublishedCount, place: number) =>
    places.counts[place]?.includes(count) && !isSmall(figureAt(places, place, countOf[count]), k);
  return forCounts((count) =>
    Float64Array.from(places.weights, (weight, place) => (isShown(count, place) ? weight : 0)),
  );
}

const shownAt = (prices: Prices): Shown =>
  forCounts((count) => new Set([...prices[count].keys()].filter((place) => (prices[count][place] ?? 0) > 0)));

/** Primary suppression only: hides small figures. Subtraction still reveals them. */
export const withoutSmall = (table: Table, k: number): Shown =>
  shownAt(pricesWithoutSmall(placesOf(table), k));

/**
 * Hides small figures and enough others that every small figure could also be `k`: for each there is an alternative table of
 * non-negative whole numbers that agrees with everything shown and has `k` there. So no computation reveals the figure, nor that it is
 * small. For a figure too detailed to be published, the alternative is any other value.
 * Deterministic: the same table always gives the same result.
 */
export function protect(table: Table, k: number): Shown {
  const places = placesOf(table);
  const prices = pricesWithoutSmall(places, k);
  const movesInto = movesOf(table, places);
  for (const [place, counts] of places.counts.entries()) {
    const small = secrets.filter((secret) => isSmall(figureAt(places, place, secret), k));
    const moves = small.length ? movesInto(place) : [];
    for (const secret of small) {
      const figure = figureAt(places, place, secret);
      const by = counts.length ? k - Math.abs(figure) : 1;
      suppress(places.events, prices, moves, { secret, sign: Math.sign(figure), by });
    }
  }
  return shownAt(prices);
}
