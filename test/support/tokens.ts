import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CryptoKey, importJWK, type JWK, SignJWT } from 'jose';
import type { System } from './system.ts';

/** The common claims of all tokens: the trusted issuer and audience. */
export const vouched = { iss: 'http://127.0.0.1:4701', aud: 'maplebridge' };

export const inTenMinutes = () => Math.floor(Date.now() / 1000) + 600;

/** The issuer's signing key, accessible to tests only. */
export const issuerKey = ({ state }: Pick<System, 'state'>): JWK =>
  JSON.parse(readFileSync(join(state, 'issuer.json'), 'utf8'));

/** A token with any claims, signed by the issuer's key unless another is given. */
export async function signed(
  system: Pick<System, 'state'>,
  claims: object,
  key?: CryptoKey,
): Promise<string> {
  return new SignJWT({ ...vouched, exp: inTenMinutes(), ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'local' })
    .sign(key ?? (await importJWK(issuerKey(system), 'RS256')));
}
