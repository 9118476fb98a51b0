import { mkdirSync, writeFileSync } from 'node:fs';
import { accessDocument } from './access.ts';
import { asyncApiDocument } from './asyncapi.ts';
import { eventSchemas } from './event-schema.ts';
import { openApiDocument } from './openapi.ts';
import { withExamples } from './openapi-examples.ts';
import { schemaFolder } from './schema-files.ts';

const write = (file: string, text: string, base: string | URL = import.meta.url): void =>
  writeFileSync(new URL(file, base), text);
const json = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;

/** Writes what others read of the contracts: `pnpm --filter @maplebridge/contracts generate`. */
write('../openapi.json', json(withExamples(openApiDocument())));
write('../asyncapi.json', json(asyncApiDocument()));
write('../../../docs/access.md', accessDocument());
mkdirSync(schemaFolder, { recursive: true });
for (const [name, schema] of Object.entries(eventSchemas()))
  write(`${name}.json`, json(schema), schemaFolder);
