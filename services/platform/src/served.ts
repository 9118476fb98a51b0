import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { MediaType } from '@maplebridge/contracts';
import { type ProblemReply, packed, type Reply, refuse } from '@maplebridge/lambda';
import { publishedFolder, publishedName } from './published.ts';

/**
 * Content security policy of the pages: they may run the reference script and call this origin. The script writes inline styles; no
 * other script and no other origin is allowed (ADR 0041).
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

/** A file published beside the bundle. It is read on request, so that a cold start reads none. */
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
