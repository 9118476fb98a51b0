import { isObject, type Json, listOf, objectOf, textsOf } from './break.ts';

/** A schema with nothing left to resolve: no references, no `allOf`, no alternatives, at most one type. */
export type Schema = Json;

/** What a local reference of a document stands for. Throws on one that leads nowhere: a check that guesses is none. */
export function resolved(value: unknown, document: Json): unknown {
  const ref = isObject(value) ? value.$ref : undefined;
  if (typeof ref !== 'string') return value;
  if (!ref.startsWith('#')) throw new Error(`${ref} leads out of the document`);
  const steps = ref.slice(1).split('/').slice(1);
  const found = steps.reduce<unknown>(
    (part, step) => objectOf(part)[decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')],
    document,
  );
  if (found === undefined) throw new Error(`${ref} leads nowhere`);
  const { $ref: _, ...beside } = value as Json;
  return { ...objectOf(resolved(found, document)), ...beside };
}

/** Every alternative that a schema lets through, each by itself. A `false` schema has none. */
export function alternativesOf(schema: unknown, document: Json): Schema[] {
  if (schema === false) return [];
  const whole = merged(objectOf(resolved(schema, document)), document);
  const { anyOf, oneOf, ...base } = whole;
  const choices = listOf(anyOf ?? oneOf);
  if (choices.length === 0) return typesOf(base);
  return choices.flatMap((choice) =>
    alternativesOf(choice, document).flatMap((one) => typesOf(joined(base, one))),
  );
}

/** A list of types is as many alternatives; a constant is an enumeration of one. */
function typesOf({ const: only, nullable, ...schema }: Json): Schema[] {
  const plain = only === undefined ? schema : { ...schema, enum: [only] };
  if (!Array.isArray(schema.type)) return [plain];
  return textsOf(schema.type).map((type) => ({ ...plain, type }));
}

/** Takes what `allOf` says into the schema itself. */
function merged({ allOf, ...own }: Json, document: Json): Json {
  return listOf(allOf).reduce<Json>(
    (all, part) => joined(all, merged(objectOf(resolved(part, document)), document)),
    own,
  );
}

/** Both of two schemas in one. */
function joined(a: Json, b: Json): Json {
  const patterns = [...listOf(a.patterns), a.pattern, ...listOf(b.patterns), b.pattern].filter(
    (it) => it !== undefined,
  );
  if ((a.anyOf ?? a.oneOf) && (b.anyOf ?? b.oneOf))
    throw new Error('allOf of several choices is not compared');
  const { pattern: _a, ...restA } = a;
  const { pattern: _b, ...restB } = b;
  return {
    ...restA,
    ...restB,
    ...(patterns.length > 0 && { patterns: [...new Set(patterns)] }),
    ...((a.properties !== undefined || b.properties !== undefined) && {
      properties: bothProperties(objectOf(a.properties), objectOf(b.properties)),
    }),
    ...((a.required !== undefined || b.required !== undefined) && {
      required: [...new Set([...listOf(a.required), ...listOf(b.required)])],
    }),
  };
}

const bothProperties = (a: Json, b: Json): Json => ({
  ...a,
  ...Object.fromEntries(
    Object.entries(b).map(([name, schema]) => [name, name in a ? { allOf: [a[name], schema] } : schema]),
  ),
});
