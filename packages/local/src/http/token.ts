import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import type { Route } from './front.ts';
import type { Claims } from './lambda-event.ts';

/** The claims of a valid token, or undefined. */
export type TokenCheck = (
  authorization: string | undefined,
  wanted: NonNullable<Route['token']>,
) => Promise<Claims | undefined>;

/** Checks signature, issuer, audience and time, as a JWT authorizer does; the function receives claims as text. */
export function tokenCheck(keys: JSONWebKeySet): TokenCheck {
  const keySet = createLocalJWKSet(keys);
  return async (authorization, { issuer, audience }) => {
    const [, token] = /^Bearer\s+(\S+)$/i.exec(authorization ?? '') ?? [];
    if (!token) return undefined;
    try {
      const { payload } = await jwtVerify(token, keySet, {
        issuer,
        audience: [...audience],
        // An authorizer checks the expiry; a token without one would be valid for ever.
        requiredClaims: ['exp'],
      });
      return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, textOf(value)]));
    } catch {
      return undefined;
    }
  };
}

const textOf = (value: unknown): string => (Array.isArray(value) ? `[${value.join(' ')}]` : String(value));
