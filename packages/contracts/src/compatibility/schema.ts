import { alternativesOf, type Schema } from './alternatives.ts';
import { at, type Break, distinctBreaks, type Json, objectOf, type Place } from './break.ts';
import type { Compare, Comparison, Direction } from './comparison.ts';
import { arrayBreaks, objectBreaks } from './nested.ts';
import { isAnnotation } from './same.ts';
import { typeFits, valueBreaks } from './values.ts';

/** By what one schema breaks those who rely on another. */
const schemaBreaks: Compare = (before, after, place, on) => {
  const pair = [refOf(before), refOf(after)];
  if (pair.includes(undefined)) return formBreaks(before, after, place, on);
  const key = `${pair.join(' ')} ${on.direction}`;
  if (!on.known.has(key)) {
    // Met again on the way down it is told of once, here.
    on.known.set(key, []);
    on.known.set(key, formBreaks(before, after, [], on));
  }
  return (on.known.get(key) ?? []).map(({ where, what }) => at([...place, where].filter(Boolean), what));
};

/** What a schema refers to, if it says nothing else of a value. */
function refOf(schema: unknown): string | undefined {
  const { $ref, ...beside } = objectOf(schema);
  return Object.keys(beside).every(isAnnotation) ? ($ref as string | undefined) : undefined;
}

const formBreaks: Compare = (before, after, place, on) => {
  const [was, is] = [alternativesOf(before, on.before), alternativesOf(after, on.after)];
  const breaks = (one: Schema, other: Schema) => alternativeBreaks(one, other, place, on);
  const [only, now] = [was[0], is[0]];
  if (only && now && was.length + is.length === 2) return breaks(only, now);
  const fitting = (one: Schema, other: Schema) => typeFits(one, other, on.direction);
  return on.direction === 'in'
    ? was.flatMap((one) => {
        const ways = is.filter((it) => fitting(one, it)).map((it) => breaks(one, it));
        return least(ways) ?? [at(place, `no longer takes ${kindOf(one)}`)];
      })
    : is.flatMap((one) => {
        const ways = was.filter((it) => fitting(it, one)).map((it) => breaks(it, one));
        return least(ways) ?? [at(place, `may be ${kindOf(one)} now, which no reader knows`)];
      });
};

const kindOf = ({ type }: Schema): string => (type === undefined ? 'another kind of value' : String(type));

/** Of several ways to read a schema the one that breaks least. */
const least = (ways: readonly Break[][]): Break[] | undefined =>
  ways.toSorted((a, b) => a.length - b.length)[0];

function alternativeBreaks(before: Schema, after: Schema, place: Place, on: Comparison): Break[] {
  // Of values of another type there is nothing more to say.
  if (!typeFits(before, after, on.direction)) {
    return [at(place, `type ${before.type ?? 'any'} became ${after.type ?? 'any'}`)];
  }
  return [
    ...valueBreaks(before, after, place, on.direction),
    ...objectBreaks(before, after, place, on, schemaBreaks),
    ...arrayBreaks(before, after, place, on, schemaBreaks),
  ];
}

/** Compares schemas of two documents: as an input, as an output, or as both. */
export type Comparing = (
  before: unknown,
  after: unknown,
  place: Place,
  directions: readonly Direction[],
) => readonly Break[];

export function comparing(before: Json, after: Json): Comparing {
  const known: Comparison['known'] = new Map();
  return (was, is, place, directions) =>
    distinctBreaks(
      directions.flatMap((direction) => schemaBreaks(was, is, place, { before, after, direction, known })),
    );
}
