import * as z from 'zod';

type Json = { readonly [key: string]: unknown };

const local = '#/definitions/';
const shared = '#/components/schemas/';

/** A value with every reference into its own definitions turned into one into the shared ones. */
function pointed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === '$ref' && typeof item === 'string' ? item.replace(local, shared) : pointed(item),
    ]),
  );
}

/**
 * The schemas as components, and with them whatever they refer to. In draft 7: AsyncAPI's own schemas are a superset of it,
 * and no tool needs a plugin to read them.
 * @param io Of what goes out, nothing else stands in it; what comes in may have more where its schema lets it.
 */
export function componentSchemas(named: Readonly<Record<string, z.ZodType>>): Record<string, Json> {
  const all: Record<string, Json> = {};
  for (const [name, schema] of Object.entries(named)) {
    const {
      $schema: _,
      definitions = {},
      ...own
    } = z.toJSONSchema(schema, { target: 'draft-07', io: 'input' }) as Json;
    for (const [id, definition] of Object.entries(definitions as Record<string, Json>)) {
      const { id: _id, ...body } = pointed(definition) as Json;
      all[id] = body;
    }
    // A schema that is named already refers to itself; the name it is given here comes before.
    all[name] ??= pointed(own) as Json;
  }
  return all;
}

export const schemaRef = (name: string) => ({ $ref: `${shared}${name}` });
