import { randomBytes } from 'node:crypto';
import type { Dossier } from '@maplebridge/event-log';

const [stream, record] = ['open311', 'secret'];

/** The secret of the deployment from which tokens follow; made when it is first needed, and kept where personal data is kept. */
export async function tokenSecret(dossier: Dossier): Promise<string> {
  const kept = await dossier.read(stream, record);
  if (kept) return String(kept.secret);
  const secret = randomBytes(32).toString('base64url');
  const mark = randomBytes(16).toString('base64url');
  // Of several who make one at once the first is kept. It is nobody's, and has no end.
  await dossier.keep(stream, record, { secret }, { key: mark, body: mark }, { as: 'secret', held: false });
  return tokenSecret(dossier);
}
