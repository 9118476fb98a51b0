import { clientCredentials } from '@maplebridge/client';

/** The resource for which personas ask tokens; a resource indicator is a URI (RFC 8707). */
export const audience = 'maplebridge';

/** Tokens of a persona from a local issuer, by client credentials: its id is its secret. */
export const personaTokens = (issuerUrl: string, persona: string) =>
  clientCredentials({
    tokenUrl: `${issuerUrl}/token`,
    clientId: persona,
    clientSecret: persona,
    resource: `urn:${audience}`,
  });
