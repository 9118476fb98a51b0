import { readdirSync, readFileSync } from 'node:fs';
import type { JsonSchema } from './event-schema.ts';

/** Where the schemas of events stand, one a file. */
export const schemaFolder = new URL('../generated/schemas/events/', import.meta.url);

/** A generated document: `openapi` or `asyncapi`. Generate first. */
export const publishedDocument = (name: 'openapi' | 'asyncapi'): unknown =>
  JSON.parse(readFileSync(new URL(`../generated/${name}.json`, import.meta.url), 'utf8'));

/** The names of all that were published, also of versions that are no longer sent: whoever kept an event finds its schema. */
export const publishedNames = (): readonly string[] =>
  readdirSync(schemaFolder)
    .map((file) => file.replace(/\.json$/, ''))
    .sort();

export const publishedSchema = (name: string): JsonSchema =>
  JSON.parse(readFileSync(new URL(`${name}.json`, schemaFolder), 'utf8')) as JsonSchema;
