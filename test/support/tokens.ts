import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CryptoKey, importJWK, SignJWT } from 'jose';
import type { System } from './system.ts';

export const inTenMinutes = (): number => Math.floor(Date.now() / 1000) + 600;

/** A token with any claims, signed with the issuer's own key, which only a test can reach, or with another. */
export async function signedToken(
  { state }: Pick<System, 'state'>,
  claims: object,
  key?: CryptoKey,
): Promise<string> {
  const ownKey = async () => importJWK(JSON.parse(readFileSync(join(state, 'issuer.json'), 'utf8')), 'RS256');
  return new SignJWT({
    iss: 'http://127.0.0.1:4701',
    aud: 'maplebridge',
    exp: inTenMinutes(),
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid: 'local' })
    .sign(key ?? (await ownKey()));
}
