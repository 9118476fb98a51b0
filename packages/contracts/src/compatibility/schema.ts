import { alternativesOf, type Schema } from './alternatives.ts';
import { at, type Break, distinctBreaks, type Json, type Place } from './break.ts';
import { arrayBreaks, objectBreaks } from './nested.ts';
import { typeFits, valueBreaks } from './values.ts';

/**
 * What goes in must be taken as before, so a schema may grow wider; what comes out must be understood as before, so it may grow
 * narrower, and have more fields, which readers pass over.
 */
export type Direction = 'in' | 'out';

/** Two documents whose schemas are compared, and how. */
export interface Comparison {
  readonly before: Json;
  readonly after: Json;
  readonly direction: Direction;
  /** Pairs of references on the way here, so that a schema which holds itself comes to an end. */
  readonly seen: ReadonlySet<string>;
}

export type Compare = (before: unknown, after: unknown, place: Place, on: Comparison) => Break[];

/** By what one schema breaks those who rely on another. */
export const schemaBreaks: Compare = (before, after, place, on) => {
  const pair = `${refOf(before)}|${refOf(after)}`;
  if (pair !== '|' && on.seen.has(pair)) return [];
  const below = pair === '|' ? on : { ...on, seen: new Set([...on.seen, pair]) };
  const [was, is] = [alternativesOf(before, on.before), alternativesOf(after, on.after)];
  const breaks = (one: Schema, other: Schema) => alternativeBreaks(one, other, place, below);
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

const refOf = (schema: unknown): string => String((schema as Json | undefined)?.$ref ?? '');
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

/** As an input alone, as an output alone, or as both: events are written by us and kept by others, and read again by us. */
export function compareSchemas(
  before: { readonly document: Json; readonly schema: unknown },
  after: { readonly document: Json; readonly schema: unknown },
  place: Place,
  directions: readonly Direction[],
): Break[] {
  return distinctBreaks(
    directions.flatMap((direction) =>
      schemaBreaks(before.schema, after.schema, place, {
        before: before.document,
        after: after.document,
        direction,
        seen: new Set(),
      }),
    ),
  );
}
