import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { MediaType } from '@maplebridge/contracts';
import { type ProblemReply, packed, type Reply, refuse } from '@maplebridge/lambda';
import { publishedFolder, publishedName } from './published.ts';

/**
 * What the pages may do: run the reader's own file and ask this origin. The reader writes its styles into the page; it may run no
 * other script, and reach nobody else (ADR 0041).
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A file that was published with the bundle, beside which it stands. It is read when asked for: a cold start reads none. */
export async function served(name: string, type: MediaType): Promise<Reply<never> | ProblemReply> {
  const bytes = await read(new URL(`${publishedFolder}/${publishedName(name)}`, import.meta.url));
  if (!bytes) return refuse('not-found');
  const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
  return packed(type, bytes, tag, policy);
}

async function read(file: URL): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
