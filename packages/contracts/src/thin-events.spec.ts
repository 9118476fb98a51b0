import { expect, test } from 'vitest';
import * as z from 'zod';
import { everyEvent } from './events.ts';

/** Events go to many and stay for ever: they hold ids, codes, times, numbers and links, and what anyone said stays in the personal-data store. */

interface Field {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly allOf?: readonly Field[];
  readonly maxLength?: number;
}

interface Found {
  readonly event: string;
  /** The names on the way to it; `*` is any name. */
  readonly path: string;
  readonly field: Field;
}

/** Every field of an event's data. */
function fieldsOf(event: string, schema: unknown, path = ''): Found[] {
  if (Array.isArray(schema)) return schema.flatMap((it) => fieldsOf(event, it, path));
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, propertyNames, ...rest } = schema as Record<string, unknown>;
  return [
    { event, path, field: schema },
    ...Object.entries(properties as object).flatMap(([name, it]) =>
      fieldsOf(event, it, path ? `${path}.${name}` : name),
    ),
    ...fieldsOf(event, propertyNames, `${path}.*`),
    ...fieldsOf(
      event,
      [rest.items, rest.prefixItems, rest.additionalProperties, rest.anyOf, rest.oneOf].flat(),
      path,
    ),
  ];
}

const fields = everyEvent.flatMap(({ type, contract }) =>
  fieldsOf(type, z.toJSONSchema(contract.data, { reused: 'inline' })),
);

/** A text that fits into this is a code or a reference, and no sentence. */
const mostCharacters = 60;

const hasForm = ({
  enum: values,
  const: only,
  format,
  pattern,
  allOf = [],
  maxLength = Infinity,
}: Field): boolean =>
  values !== undefined ||
  only !== undefined ||
  format !== undefined ||
  pattern !== undefined ||
  maxLength <= mostCharacters ||
  allOf.some(hasForm);

/** Texts whose schema gives them no form. Each is put there by a service out of codes that it knows. */
const deliberate: Readonly<Record<string, string>> = {
  note: 'a random key into the personal-data store',
  category: 'a code of the catalogue of its kind, or of the city’s',
  cause: 'the id of another event',
  outcome: 'the outcome that another service’s event told, by its code',
  desk: 'a code of the city’s desks',
  mediaType: 'one of the media types that may be sent',
  rule: 'the code of a rule, whose words stand in the city’s data',
  values: 'numbers and codes that the words of a rule are filled with',
  '*': 'the names of such values',
  venue: 'a code of the directory',
  tables: 'which standard, and which version of its data',
};

const nameOf = (path: string): string => path.split('.').at(-1) ?? '';

test('a text in an event has a form, or is a deliberate exception', () => {
  const free = fields.filter(({ field }) => [field.type].flat().includes('string') && !hasForm(field));
  expect(free.filter(({ path }) => !(nameOf(path) in deliberate))).toEqual([]);
  const used = new Set(free.map(({ path }) => nameOf(path)));
  expect(Object.keys(deliberate).filter((name) => !used.has(name))).toEqual([]);
});

test('a value in an event has a type: nothing is let through as it comes', () => {
  const untyped = fields.filter(({ field }) =>
    Object.keys(field).every((keyword) => ['description', 'title', 'examples'].includes(keyword)),
  );
  expect(untyped).toEqual([]);
});

/** Names under which people write of people. */
const personal =
  /^(?:(?:full|first|last|family|given|nick)?name|.*Name|(?:mobile|tele)?phone.*|mobile|tel|.*e?mail|wechat|qq|(?:home)?address|street|door|.*idNumber|idCard|passport|plate|birth.*|age|sex|gender|ethnicity|religion|health|diagnosis|contacts?|words|narrative|statement|comments?|remarks?|message|story|bank.*)$/i;

test('no field of an event is named as what is known of a person', () => {
  expect(
    fields.filter(({ path }) => personal.test(nameOf(path))).map(({ event, path }) => `${event}: ${path}`),
  ).toEqual([]);
});

test.each([
  'name',
  'familyName',
  'phone',
  'phoneNumber',
  'email',
  'address',
  'idNumber',
  'birthday',
  'words',
  'remark',
])('"%s" would be found', (name) => expect(name).toMatch(personal));
