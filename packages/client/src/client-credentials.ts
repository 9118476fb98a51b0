import * as oauth from 'oauth4webapi';
import { type Retry, retrying } from './sending.ts';
import { defaults } from './settings.ts';

/** The issuer, which tells by its discovery document where tokens are had; or that place itself. */
type Where =
  | { readonly issuer: string; readonly tokenUrl?: never }
  | { readonly tokenUrl: string; readonly issuer?: never };

export type ClientCredentials = Where & {
  readonly clientId: string;
  /** A secret: never in an app or a page, which would tell it to everyone. */
  readonly clientSecret: string;
  readonly scope?: string;
  readonly audience?: string;
  /** The resource indicator (RFC 8707), of issuers that want one. */
  readonly resource?: string;
  readonly retry?: Retry;
  readonly fetch?: typeof globalThis.fetch;
};

/** The issuer gives no token: its error code and words, or what was wrong with its answer. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  /** The code of RFC 6749, 5.2: `invalid_client`. */
  readonly code: string;
  constructor(code: string, detail: string, cause: unknown) {
    super(`${code}: ${detail}`, { cause });
    this.code = code;
  }
}

interface Granted {
  readonly token: string;
  readonly freshUntil: number;
}

/**
 * Tokens of a service for itself (RFC 6749, 4.4): each is used until shortly before it expires or is refused, and
 * callers that need one at the same moment share one request.
 */
export function clientCredentials(settings: ClientCredentials): (refused?: string) => Promise<string> {
  let held: Granted | undefined;
  let asking: Promise<Granted> | undefined;
  return async (refused) => {
    if (held && held.token !== refused && Date.now() < held.freshUntil) return held.token;
    asking ??= ask(settings).finally(() => {
      asking = undefined;
    });
    held = await asking;
    return held.token;
  };
}

async function ask(settings: ClientCredentials): Promise<Granted> {
  const { clientId, clientSecret, scope, audience, resource } = settings;
  const client = { client_id: clientId };
  const wanted = new URLSearchParams(
    Object.entries({ scope, audience, resource }).filter((it): it is [string, string] => it[1] !== undefined),
  );
  try {
    const server = await serverOf(settings);
    const secret = oauth.ClientSecretPost(clientSecret);
    const options = optionsFor(server.token_endpoint ?? server.issuer, settings);
    const answer = await oauth.clientCredentialsGrantRequest(server, client, secret, wanted, options);
    const { access_token: token, expires_in: seconds = Number.POSITIVE_INFINITY } =
      await oauth.processClientCredentialsResponse(server, client, answer);
    return { token, freshUntil: Date.now() + freshFor(seconds * 1000) };
  } catch (thrown) {
    throw refusal(thrown);
  }
}

/** A token is on its way for a moment, and clocks differ. */
const freshFor = (lifetime: number): number => lifetime - Math.min(60_000, lifetime / 10);

async function serverOf(settings: ClientCredentials): Promise<oauth.AuthorizationServer> {
  const { issuer, tokenUrl } = settings;
  if (tokenUrl !== undefined) return { issuer: new URL(tokenUrl).origin, token_endpoint: tokenUrl };
  const url = new URL(issuer);
  return oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, optionsFor(issuer, settings)));
}

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Secrets go over TLS alone, save to this machine. */
const optionsFor = (url: string, { fetch = globalThis.fetch, retry }: ClientCredentials) => {
  const send = retrying({ fetch, timeout: defaults.timeout, retry: { ...defaults.retry, ...retry } });
  return {
    [oauth.allowInsecureRequests]: loopback.test(new URL(url).hostname),
    [oauth.customFetch]: (to: string, init: object) => send(new Request(to, init)),
  };
};

function refusal(thrown: unknown): unknown {
  if (thrown instanceof oauth.ResponseBodyError) {
    return new TokenRefused(thrown.error, thrown.error_description ?? `status ${thrown.status}`, thrown);
  }
  if (
    thrown instanceof oauth.OperationProcessingError ||
    thrown instanceof oauth.WWWAuthenticateChallengeError
  ) {
    return new TokenRefused('invalid_answer', thrown.message, thrown);
  }
  return thrown;
}
