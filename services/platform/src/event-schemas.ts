import { schemaPath } from '@maplebridge/contracts';
import { publishedNames, publishedSchema } from '@maplebridge/contracts/published-files';
import { schemaFile, schemaIndex } from './schema-names.ts';

/** The event schemas of the contracts as files, with an index. */
export function eventSchemaFiles(): Readonly<Record<string, string>> {
  const names = publishedNames();
  const items = names.map((name) => ({
    file: `${name}.json`,
    title: publishedSchema(name).title,
    path: schemaPath(name),
  }));
  return {
    [schemaIndex]: JSON.stringify({ items }),
    ...Object.fromEntries(
      names.map((name) => [schemaFile(`${name}.json`), JSON.stringify(publishedSchema(name))]),
    ),
  };
}
