import { countOf, type PublishedCount, publishedCounts, secrets } from './counts.ts';
import { movesOf } from './moves.ts';
import { disguise, type Prices } from './secondary-suppression.ts';
import { figureAt, isSmall, type Places, placesOf, type Table } from './table.ts';

/** For each count, the places where it is shown. */
export type Shown = Readonly<Record<PublishedCount, ReadonlySet<number>>>;

const forCounts = <T>(of: (count: PublishedCount) => T) =>
  Object.fromEntries(publishedCounts.map((count) => [count, of(count)])) as Record<PublishedCount, T>;

/** What is small is hidden for itself, and what is not published is as good as hidden: neither costs anything. */
function pricesWithoutSmall(places: Places, k: number): Prices {
  const isShown = (count: PublishedCount, place: number) =>
    places.counts[place]?.includes(count) && !isSmall(figureAt(places, place, countOf[count]), k);
  return forCounts((count) =>
    Float64Array.from(places.weights, (weight, place) => (isShown(count, place) ? weight : 0)),
  );
}

const shownAt = (prices: Prices): Shown =>
  forCounts((count) => new Set([...prices[count].keys()].filter((place) => (prices[count][place] ?? 0) > 0)));

/** Hides what is small, and nothing else: whoever can subtract still learns it. */
export const withoutSmall = (table: Table, k: number): Shown =>
  shownAt(pricesWithoutSmall(placesOf(table), k));

/**
 * Hides what is small, and as much besides that every small figure might as well be `k`: for each there is another table of whole
 * numbers, none below zero, that agrees with all that is shown and has `k` there. So no way of computing tells the figure, nor that it
 * is small. Of what is too fine to be published the other table has a different figure, which need not be `k`.
 * The same table is always protected alike.
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
      disguise(places.events, prices, moves, { secret, sign: Math.sign(figure), by });
    }
  }
  return shownAt(prices);
}
