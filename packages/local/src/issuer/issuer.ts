import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWK } from 'jose';
import Provider from 'oidc-provider';
import { type HostCheck, refuseInText } from '../hosts.ts';
import { personaTokens } from './persona-tokens.ts';
import { type Persona, personas } from './personas.ts';
import { memoryAdapter } from './storage.ts';

export interface Issuer {
  /** Its URL; the `iss` claim is the issuer that the templates trust. */
  readonly url: string;
  /** Its public keys. */
  readonly keys: JSONWebKeySet;
  /** A fresh access token for a persona, from the token endpoint. */
  token(persona: string): Promise<string>;
  stop(): Promise<void>;
}

export interface IssuerSettings {
  /** The issuer's name, as the authorizer expects it. */
  readonly name: string;
  readonly audience: string;
  readonly roleClaim: string;
  readonly areaClaim: string;
  readonly departmentClaim: string;
  readonly port: number;
  readonly hosts: HostCheck;
  /** The folder of the signing key, so that tokens stay valid after a restart. */
  readonly keyFile: string;
}

/** The personas' client secrets are public, so web pages may not request tokens. */
const noPages = 'Tokens of personas are not given to web pages.\n';

const day = 24 * 60 * 60;

/** An OpenID provider whose clients are the personas: each gets tokens by client credentials, its id being its secret. */
export async function startIssuer(settings: IssuerSettings): Promise<Issuer> {
  const { name, port, hosts, keyFile } = settings;
  const key = await signingKey(keyFile);
  const provider = new Provider(name, configuration(settings, key));
  const answer = provider.callback();
  const server = createServer((request, response) => {
    const { host, origin } = request.headers;
    const misled = hosts(host) ?? (origin === undefined ? undefined : noPages);
    if (misled) refuseInText(response, 403, misled);
    else answer(request, response);
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...publicKey } = key;
  return {
    url,
    keys: { keys: [publicKey as JWK & { kty: string }] },
    token: (persona) => personaTokens(url, persona)(),
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

type Configuration = NonNullable<ConstructorParameters<typeof Provider>[1]>;

function configuration(
  { audience, roleClaim, areaClaim, departmentClaim }: IssuerSettings,
  key: JWK,
): Configuration {
  return {
    adapter: memoryAdapter,
    jwks: { keys: [key] } as NonNullable<Configuration['jwks']>,
    clients: personas.map(({ id }) => ({
      client_id: id,
      client_secret: id,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      token_endpoint_auth_method: 'client_secret_post',
    })),
    ttl: { ClientCredentials: day },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: '',
          audience,
          accessTokenFormat: 'jwt' as const,
          accessTokenTTL: day,
          jwt: { sign: { alg: 'RS256' as const } },
        }),
      },
    },
    extraTokenClaims: (_context, token) => {
      const { role, area, department } = persona((token as { clientId?: string }).clientId);
      return { [roleClaim]: role, [areaClaim]: area, ...(department && { [departmentClaim]: department }) };
    },
  };
}

function persona(id: string | undefined): Persona {
  const found = personas.find((it) => it.id === id);
  if (!found) throw new Error(`There is no persona ${id}`);
  return found;
}

async function signingKey(file: string): Promise<JWK> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: 'local' };
  writeFileSync(file, JSON.stringify(key), { mode: 0o600 });
  return key;
}
