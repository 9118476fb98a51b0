import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { accessDocument } from './access.ts';
import { asyncApiDocument } from './asyncapi.ts';
import { eventSchemas } from './event-schema.ts';
import { openApiDocument } from './openapi.ts';
import { withExamples } from './openapi-examples.ts';
import { withSharedProblems } from './openapi-shared.ts';
import { schemaFolder } from './published-files.ts';
import { presentFolder, readSchemas, releasedFolder } from './released.ts';

const write = (file: string, text: string, folder: URL): void => writeFileSync(new URL(file, folder), text);
const json = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;

/** Writes the access table into `docs/`, where it is committed; a spec compares it with the contracts. */
export const generateAccessTable = (): void =>
  write('access.md', accessDocument(), new URL('../../../docs/', import.meta.url));

/**
 * Writes what others read of the contracts into `generated/`: the documents and the event schemas.
 * Schemas of earlier releases stay: whoever kept an event finds its schema.
 */
export function generate(): void {
  rmSync(presentFolder, { recursive: true, force: true });
  mkdirSync(schemaFolder, { recursive: true });
  write('openapi.json', json(withSharedProblems(withExamples(openApiDocument()))), presentFolder);
  write('asyncapi.json', json(asyncApiDocument()), presentFolder);
  const schemas = { ...readSchemas(releasedFolder), ...eventSchemas() };
  for (const [name, schema] of Object.entries(schemas)) write(`${name}.json`, json(schema), schemaFolder);
}
