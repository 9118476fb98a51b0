import { randomBytes } from 'node:crypto';
import type { Dossier, RequestMark } from '@maplebridge/event-log';
import { idOfAccount } from '@maplebridge/lambda';

/** The record of the key by which a report's history names accounts. */
const record = 'pseudonyms';

/**
 * How a report's history names an account of someone who holds no office: the same account is always the same, in this report
 * alone, and once the dossier is erased nobody can say whose it was (ADR 0027).
 */
export async function pseudonymOf(
  dossier: Dossier,
  stream: string,
  account: string,
  request: RequestMark,
  held: boolean,
): Promise<string> {
  const key = await keyOf(dossier, stream, request, held);
  return idOfAccount(`${key}\n${account}`);
}

async function keyOf(dossier: Dossier, stream: string, request: RequestMark, held: boolean): Promise<string> {
  const known = async () => (await dossier.read(stream, record))?.key as string | undefined;
  const found = await known();
  if (found !== undefined) return found;
  // Of two who join at once the first one's key holds. The mark is the record's own, so that none is written over it.
  const mark = { key: request.key, body: randomBytes(16).toString('base64url') };
  await dossier.keep(stream, record, { key: randomBytes(32).toString('base64url') }, mark, {
    as: 'report',
    held,
  });
  const kept = await known();
  if (kept === undefined) throw new Error(`${stream} has no key for pseudonyms after it was kept`);
  return kept;
}
