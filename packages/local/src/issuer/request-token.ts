/** The resource for which personas ask tokens; a resource indicator is a URI (RFC 8707). */
export const audience = 'maplebridge';

/** Asks the token endpoint for an access token of a persona, by client credentials. Throws with the issuer's reason. */
export async function requestToken(issuerUrl: string, persona: string): Promise<string> {
  const answer = await fetch(`${issuerUrl}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: persona,
      client_secret: persona,
      resource: `urn:${audience}`,
    }),
  });
  const { access_token: token, error_description: reason } = (await answer.json()) as Record<string, string>;
  if (!token) throw new Error(`No token for ${persona}: ${reason}`);
  return token;
}
