import fc from 'fast-check';
import type * as z from 'zod';

/** Values for fields with certain names, instead of any valid value: existing ids, places in the city. */
export type Known = Readonly<Record<string, fc.Arbitrary<unknown> | undefined>>;

export interface Taste {
  readonly known: Known;
  /** For strings without a pattern. */
  readonly text: fc.Arbitrary<string>;
  /** Whether optional fields are sometimes present, or never. */
  readonly optional: boolean;
}

/** The parts of zod's definitions that are used. */
interface Definition {
  readonly type: string;
  readonly format?: string;
  readonly checks?: readonly { readonly _zod: { readonly def: CheckDefinition } }[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, string>>;
}
interface CheckDefinition {
  readonly check: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly value?: number;
  readonly inclusive?: boolean;
  readonly pattern?: RegExp;
}

const definitionOf = (schema: z.ZodType): Definition => schema._zod.def as unknown as Definition;
const checksOf = ({ checks = [] }: Definition) => checks.map(({ _zod }) => _zod.def);

/**
 * An arbitrary of valid input for a schema. No library supports zod 4 with fast-check 4; this one supports what the
 * contracts use, and throws on anything else.
 */
export function valid(schema: z.ZodType, taste: Taste): fc.Arbitrary<unknown> {
  const definition = definitionOf(schema);
  const refined = checksOf(definition).some(({ check }) => check === 'custom');
  if (!refined) return unrefined(definition, taste);
  // A rule over several fields may require optional ones.
  const wanting = { ...taste, optional: true };
  const any = definition.type === 'object' ? sparse(definition, wanting) : unrefined(definition, wanting);
  return any.filter((it) => schema.safeParse(it).success);
}

function unrefined(definition: Definition, taste: Taste): fc.Arbitrary<unknown> {
  const of = (schema: z.ZodType | undefined) => valid(schema as z.ZodType, taste);
  switch (definition.type) {
    case 'string':
      return text(definition, taste);
    case 'number':
      return number(definition);
    case 'boolean':
      return fc.boolean();
    case 'literal':
      return fc.constantFrom(...(definition.values ?? []));
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries ?? {}));
    case 'unknown':
      return fc.jsonValue();
    case 'null':
      return fc.constant(null);
    case 'optional':
    case 'default':
      return of(definition.innerType);
    case 'nullable':
      return fc.option(of(definition.innerType), { nil: null });
    case 'union':
      return fc.oneof(...(definition.options ?? []).map(of));
    case 'array':
      return list(definition, of(definition.element));
    case 'record':
      return fc.dictionary(of(definition.keyType) as fc.Arbitrary<string>, of(definition.valueType), {
        maxKeys: 3,
      });
    case 'object':
      return object(definition, taste);
    case 'pipe':
      // The input of a pipe is its first schema; of `preprocess` its last.
      return of(typeOf(definition.in) === 'transform' ? definition.out : definition.in);
    default:
      throw new Error(`the fuzzer does not know schemas of type ${definition.type}`);
  }
}

const typeOf = (schema: z.ZodType | undefined) => schema && definitionOf(schema).type;

type Field = readonly [name: string, schema: z.ZodType];
const isOptional = ([, schema]: Field): boolean => schema._zod.optin === 'optional';

function object({ shape = {} }: Definition, taste: Taste): fc.Arbitrary<unknown> {
  const all = Object.entries(shape);
  return record(taste.optional ? all : all.filter((it) => !isOptional(it)), taste);
}

/** Most rules over several fields exclude combinations: with many fields at once hardly any value would be valid. */
function sparse({ shape = {} }: Definition, taste: Taste): fc.Arbitrary<unknown> {
  const all = Object.entries(shape);
  const required = all.filter((it) => !isOptional(it));
  const others = all.filter(isOptional);
  return fc
    .subarray(others, { maxLength: Math.min(3, others.length) })
    .chain((some) => record([...required, ...some], taste));
}

function record(fields: readonly Field[], taste: Taste): fc.Arbitrary<unknown> {
  const named = fields.map(([name, schema]) => [name, taste.known[name] ?? valid(schema, taste)] as const);
  return fc.record(Object.fromEntries(named), {
    requiredKeys: fields.filter((it) => !isOptional(it)).map(([name]) => name),
    noNullPrototype: true,
  });
}

function list(definition: Definition, element: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const checks = checksOf(definition);
  const minLength = Math.max(0, ...checks.map(({ minimum = 0 }) => minimum));
  const maxLength = Math.min(minLength + 3, ...checks.map(({ maximum = 100 }) => maximum));
  return fc.array(element, { minLength, maxLength });
}

function number(definition: Definition): fc.Arbitrary<number> {
  const checks = checksOf(definition);
  const bound = (name: string) => checks.find(({ check }) => check === name);
  const [least, most] = [bound('greater_than'), bound('less_than')];
  const isWhole = definition.format !== undefined || checks.some(({ check }) => check === 'number_format');
  const range = { min: least?.value ?? 0, max: most?.value ?? 1_000_000 };
  const any = isWhole ? fc.integer(range) : fc.double({ ...range, noNaN: true });
  const isWithin = (n: number) =>
    (least?.inclusive !== false || n > range.min) && (most?.inclusive !== false || n < range.max);
  return any.filter(isWithin);
}

const instants = () =>
  fc
    .date({
      min: new Date('2019-06-01T00:00:00Z'),
      max: new Date('2030-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((it) => it.toISOString());

function text(definition: Definition, { text: any }: Taste): fc.Arbitrary<string> {
  if (definition.format === 'datetime') return instants();
  if (definition.format === 'date') return instants().map((it) => it.slice(0, 'YYYY-MM-DD'.length));
  if (definition.format === 'email') return fc.emailAddress();
  const checks = checksOf(definition);
  const patterns = checks.flatMap(({ pattern }) => pattern ?? []);
  const max = Math.min(...checks.map(({ maximum = 4000 }) => maximum));
  const min = Math.max(0, ...checks.map(({ minimum = 0 }) => minimum));
  const fits = (it: string) => {
    const length = it.trim().length;
    return length >= min && length <= max && patterns.every((pattern) => pattern.test(it));
  };
  // A pattern that only forbids characters does not describe the value.
  const telling = patterns.find(({ flags }) => !flags.includes('u'));
  const base = telling ? fc.stringMatching(telling) : any.map((it) => it.slice(0, max));
  return base.filter(fits);
}
