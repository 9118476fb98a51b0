import { schemaPath } from '@maplebridge/contracts';
import { publishedNames, publishedSchema } from '@maplebridge/contracts/schema-files';
import { eventSchemaFolder, eventSchemaIndex } from './published.ts';

/** The schemas of events and the list of them, by the names of their files: nothing is made of them on the way. */
export function schemaFiles(): Readonly<Record<string, string>> {
  const schemas = publishedNames().map((name) => ({
    name,
    file: `${name}.json`,
    schema: publishedSchema(name),
  }));
  const items = schemas.map(({ name, file, schema: { title } }) => ({ file, title, path: schemaPath(name) }));
  return {
    [eventSchemaIndex]: JSON.stringify({ items }),
    ...Object.fromEntries(
      schemas.map(({ file, schema }) => [`${eventSchemaFolder}/${file}`, JSON.stringify(schema)]),
    ),
  };
}
