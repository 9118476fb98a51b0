import { mkdirSync, writeFileSync } from 'node:fs';
import { accessDocument } from './access.ts';
import { asyncApiDocument } from './asyncapi.ts';
import { eventSchemas } from './event-schema.ts';
import { openApiDocument } from './openapi.ts';

const write = (file: string, text: string): void => writeFileSync(new URL(file, import.meta.url), text);
const writeJson = (file: string, document: unknown): void =>
  write(file, `${JSON.stringify(document, null, 2)}\n`);

/** Writes what others read of the contracts: `pnpm --filter @maplebridge/contracts generate`. */
writeJson('../openapi.json', openApiDocument());
writeJson('../asyncapi.json', asyncApiDocument());
write('../../../docs/access.md', accessDocument());
mkdirSync(new URL('../schemas/events/', import.meta.url), { recursive: true });
for (const [name, schema] of Object.entries(eventSchemas()))
  writeJson(`../schemas/events/${name}.json`, schema);
