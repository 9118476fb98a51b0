import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Json } from './compatibility/break.ts';
import { type Contracts, contractBreaks } from './compatibility/contracts.ts';

/** Contracts that are published together: as generated from the sources, and as last released. */
export const presentFolder = new URL('../generated/', import.meta.url);
export const releasedFolder = new URL('../released/', import.meta.url);

const documents = ['openapi', 'asyncapi'] as const;
const read = (file: string, folder: URL): Json =>
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Json;

/** The event schemas of a folder by name; none if the folder has none. */
export function readSchemas(folder: URL): Contracts['schemas'] {
  const schemas = new URL('schemas/events/', folder);
  if (!existsSync(schemas)) return {};
  const files = readdirSync(schemas).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(files.map((file) => [file.replace(/\.json$/, ''), read(file, schemas)]));
}

export const readContracts = (folder: URL): Contracts => ({
  openapi: read('openapi.json', folder),
  asyncapi: read('asyncapi.json', folder),
  schemas: readSchemas(folder),
});

/** Keeps contracts as the last release. No schema is ever taken away. */
export function keepContracts({ schemas, ...rest }: Contracts, folder: URL): void {
  const schemaFolder = new URL('schemas/events/', folder);
  mkdirSync(schemaFolder, { recursive: true });
  for (const name of documents) keep(`${name}.json`, rest[name], folder);
  for (const [name, schema] of Object.entries(schemas)) keep(`${name}.json`, schema, schemaFolder);
}

const keep = (file: string, document: Json, folder: URL): void =>
  writeFileSync(new URL(file, folder), `${JSON.stringify(document, null, 2)}\n`);

export const wasReleased = (folder: URL): boolean => existsSync(new URL('openapi.json', folder));

const versionOf = ({ openapi }: Contracts): string => String((openapi.info as Json).version);
const firstNumber = (contracts: Contracts): number => Number.parseInt(versionOf(contracts), 10);

/** Whether contracts are the draft of a later first number, whose breaks are announced by that number (ADR 0042). */
const isDraftAfter = (present: Contracts, before: Contracts): boolean =>
  versionOf(present).endsWith('-draft') && firstNumber(present) > firstNumber(before);

/** Changes that would break those who rely on the last release and are not announced by a draft of the next one. */
export const unannouncedBreaks = (before: Contracts, present: Contracts) =>
  isDraftAfter(present, before) ? [] : contractBreaks(before, present);

export type Release =
  | { readonly released: true; readonly breaks: number }
  | {
      readonly released: false;
      readonly why: 'breaks' | 'version';
      readonly breaks: ReturnType<typeof contractBreaks>;
    };

/**
 * Releases contracts over those in a folder. What breaks others is refused, unless it is meant (`breaking`) and the first number
 * of the version says so to them.
 */
export function release(
  present: Contracts,
  folder: URL,
  { breaking }: { readonly breaking: boolean },
): Release {
  const before = wasReleased(folder) ? readContracts(folder) : undefined;
  const breaks = before ? contractBreaks(before, present) : [];
  if (before && breaks.length > 0) {
    if (!breaking) return { released: false, why: 'breaks', breaks };
    if (firstNumber(present) <= firstNumber(before)) return { released: false, why: 'version', breaks };
  }
  keepContracts(present, folder);
  return { released: true, breaks: breaks.length };
}
