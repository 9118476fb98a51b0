import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { publishedDocument } from '@maplebridge/contracts/published-files';
import { eventSchemaFiles } from './event-schemas.ts';
import { publishedFolder, publishedName } from './published.ts';
import { apiPage, eventsPage } from './reference-page.ts';

/** Writes the files the platform serves beside its bundle, compressed: documents, event schemas, pages and the script that renders them. */
export function publish(bundleFolder: string): void {
  const folder = join(bundleFolder, publishedFolder);
  mkdirSync(folder, { recursive: true });
  const reader = readFileSync(readerFile());
  const readerName = `reference.${hashOf(reader)}.js`;
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'openapi.json': JSON.stringify(publishedDocument('openapi')),
    'asyncapi.json': JSON.stringify(publishedDocument('asyncapi')),
    'docs.html': apiPage(readerName),
    'events.html': eventsPage(readerName),
    [readerName]: reader,
    ...eventSchemaFiles(),
  };
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, publishedName(name)), gzipSync(content, { level: 9 }));
}

/** The standalone browser bundle, which the package does not export. */
function readerFile(): string {
  const manifest = findPackageJSON('@scalar/api-reference', import.meta.url);
  if (!manifest) throw new Error('@scalar/api-reference is not installed');
  return join(dirname(manifest), 'dist/browser/standalone.js');
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16);
