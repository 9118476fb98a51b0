import { ReplyEnvelope } from '@maplebridge/contracts';
import { allRoutes } from '@maplebridge/contracts/openapi';
import { expect, test } from 'vitest';
import type * as z from 'zod';
import { growthOf, mostGrowth, workOf } from './growth.ts';

/** The parts of zod's definitions that hold other schemas. */
interface Definition {
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly options?: readonly z.ZodType[];
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
}

function collect(schema: z.ZodType | undefined, found: Set<z.ZodType>): void {
  if (!schema || found.has(schema)) return;
  found.add(schema);
  const { shape = {}, options = [], ...of } = schema._zod.def as unknown as Definition;
  const single = [of.innerType, of.element, of.keyType, of.valueType, of.in, of.out];
  for (const it of [...Object.values(shape), ...options, ...single]) collect(it, found);
}

function schemasFromOutside(): Set<z.ZodType> {
  const found = new Set<z.ZodType>();
  for (const { params, query, body } of Object.values(allRoutes).flat())
    for (const it of [params, query, body]) collect(it, found);
  collect(ReplyEnvelope, found);
  return found;
}

const many = <T>(n: number, of: (index: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));

/** Values that reveal regex backtracking or quadratic comparisons. */
const hostile: Readonly<Record<string, (n: number) => unknown>> = {
  letters: (n) => `${'a'.repeat(n)}!`,
  digits: (n) => `${'1'.repeat(n)}!`,
  dashes: (n) => `${'a-'.repeat(n)}!`,
  spaces: (n) => `a${' '.repeat(n)}!`,
  'ends of lines': (n) => `${'\r'.repeat(n)}\0`,
  'an e-mail address': (n) => `a@${'a.'.repeat(n)}`,
  'dots of an e-mail address': (n) => `${'a.'.repeat(n)}@`,
  commas: (n) => `${'reports,'.repeat(n)}!`,
  'names between commas': (n) => many(n, (i) => `k${i}`).join(','),
  'fractions of a second': (n) => `2019-05-21T00:00:00.${'0'.repeat(n)}!`,
  'a period': (n) => `2019-05-21/${'2019-05-21/'.repeat(n)}`,
  'a list of one value': (n) => many(n, () => 'a'),
  'a list of many values': (n) => many(n, (i) => `k${i}`),
  'a list of empty objects': (n) => many(n, () => ({})),
  // Without a prototype V8 stores the object as a hash table, like any object with a thousand fields.
  'an object of many fields': (n) =>
    Object.assign(Object.create(null), Object.fromEntries(many(n, (i) => [`k${i}`, 'a']))),
};

const schemas = schemasFromOutside();
const [from, by] = [500, 32];
/** Below this total for a full-size body no closer measurement is needed: quadratic work would take far more. */
const littleMicroseconds = 5000;

test.each(Object.entries(hostile))('the work of every schema of the contracts is linear in %s', (_, make) => {
  expect(schemas.size).toBeGreaterThan(200);
  const long = make(from * by);
  for (const schema of schemas) {
    // A transform sees only what the schema before it let through.
    if (schema._zod.def.type === 'transform') continue;
    const parse = (value: unknown) => schema.safeParse(value);
    if (workOf(() => parse(long), 0) < littleMicroseconds) continue;
    expect(
      growthOf(make, parse, { from, by }),
      JSON.stringify(schema.meta() ?? schema._zod.def.type),
    ).toBeLessThan(mostGrowth);
  }
});
