import type { Schema } from './alternatives.ts';
import { at, type Break, listOf, type Place, without } from './break.ts';
import type { Direction } from './comparison.ts';
import { canonical, isAnnotation, same } from './same.ts';

const lower = ['minLength', 'minItems', 'minimum', 'exclusiveMinimum', 'minProperties'];
const upper = ['maxLength', 'maxItems', 'maximum', 'exclusiveMaximum', 'maxProperties'];
/** Looked at elsewhere. */
const nested = [
  'properties',
  'patternProperties',
  'additionalProperties',
  'required',
  'items',
  'prefixItems',
  'type',
  'enum',
  'pattern',
  'patterns',
];
const known = new Set([...lower, ...upper, ...nested]);

/** Whether every value that must be taken or understood is of the type that is. */
export function typeFits(before: Schema, after: Schema, direction: Direction): boolean {
  const [type, into] = direction === 'in' ? [before.type, after.type] : [after.type, before.type];
  return into === undefined || type === into || (type === 'integer' && into === 'number');
}

/** What a schema says of a value by itself, besides its type: values, limits and whatever other rules there are. */
export const valueBreaks = (before: Schema, after: Schema, place: Place, direction: Direction): Break[] => [
  ...enumBreaks(before, after, place, direction),
  ...limitBreaks(before, after, place, direction),
  ...ruleBreaks(before, after, place, direction),
];

const told = (values: readonly unknown[]): string => values.map((it) => JSON.stringify(it)).join(', ');

function enumBreaks(before: Schema, after: Schema, place: Place, direction: Direction): Break[] {
  const [was, is] = [before.enum, after.enum];
  const missing = (all: unknown, from: unknown) =>
    listOf(all).filter((value) => !listOf(from).some((it) => same(it, value)));
  if (direction === 'in') {
    if (is === undefined) return [];
    if (was === undefined) return [at(place, `takes only ${told(listOf(is))} now`)];
    const gone = missing(was, is);
    return gone.length ? [at(place, `no longer takes ${told(gone)}`)] : [];
  }
  if (was === undefined || before['x-open'] === true) return [];
  if (is === undefined) return [at(place, `may be any value now, not only ${told(listOf(was))}`)];
  const added = missing(is, was);
  return added.length ? [at(place, `may be ${told(added)} now, which no reader knows`)] : [];
}

function limitBreaks(before: Schema, after: Schema, place: Place, direction: Direction): Break[] {
  return [...lower, ...upper].flatMap((keyword) => {
    const isLower = lower.includes(keyword);
    const none = isLower ? -Infinity : Infinity;
    const limit = (schema: Schema) =>
      typeof schema[keyword] === 'number' ? (schema[keyword] as number) : none;
    const [was, is] = [limit(before), limit(after)];
    const narrower = isLower ? is > was : is < was;
    if (was === is || narrower !== (direction === 'in')) return [];
    return [
      at(place, `${keyword} was ${before[keyword] ?? 'not set'} and is ${after[keyword] ?? 'not set'}`),
    ];
  });
}

const patternsOf = ({ pattern, patterns }: Schema): readonly unknown[] => [
  ...listOf(patterns),
  ...(pattern === undefined ? [] : [pattern]),
];

/** Of other rules nobody can tell which is wider: one that was added narrows, one that is gone widens, one that changed does both. */
function ruleBreaks(before: Schema, after: Schema, place: Place, direction: Direction): Break[] {
  const rules = (schema: Schema): readonly string[] => [
    ...patternsOf(schema).map((it) => `pattern ${it}`),
    ...Object.entries(schema)
      .filter(([keyword]) => !known.has(keyword) && !isAnnotation(keyword))
      .map(([keyword, value]) => `${keyword} ${canonical(value)}`),
  ];
  const [was, is] = [rules(before), rules(after)];
  return direction === 'in'
    ? without(is, was).map((it) => at(place, `asks for ${it} now`))
    : without(was, is).map((it) => at(place, `no longer keeps to ${it}`));
}
