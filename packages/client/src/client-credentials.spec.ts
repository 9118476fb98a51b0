import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clientCredentials, maplebridge, TokenRefused, Unreachable } from './index.ts';
import { answering, baseUrl, json, offline } from './spec.ts';

const issuer = 'https://id.example.org';
const tokenUrl = `${issuer}/token`;
const court = { clientId: 'court', clientSecret: 'made up' };
let granted = 0;
const grant = (seconds?: number) => () =>
  json({ access_token: `t${++granted}`, token_type: 'Bearer', ...(seconds && { expires_in: seconds }) });

beforeEach(() => {
  granted = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('asks as the issuer wants it', async () => {
  const { asked, fetch } = answering(grant(3600));
  const more = { scope: 'tasks', audience: 'maplebridge', resource: 'urn:maplebridge' };
  expect(await clientCredentials({ tokenUrl, ...court, ...more, fetch })()).toBe('t1');
  const said = Object.fromEntries(new URLSearchParams(await asked[0]?.text()));
  expect(said).toEqual({
    grant_type: 'client_credentials',
    client_id: 'court',
    client_secret: 'made up',
    ...more,
  });
});

test('finds out from the issuer where tokens are had', async () => {
  const { asked, fetch } = answering(json({ issuer, token_endpoint: `${issuer}/oauth/token` }), grant());
  expect(await clientCredentials({ issuer, ...court, fetch })()).toBe('t1');
  expect(asked.map(({ url }) => url)).toEqual([
    `${issuer}/.well-known/openid-configuration`,
    `${issuer}/oauth/token`,
  ]);
});

test('keeps a token until shortly before it expires', async () => {
  const { asked, fetch } = answering(grant(3600));
  const token = clientCredentials({ tokenUrl, ...court, fetch });
  const answers = [await token()];
  vi.advanceTimersByTime(3_539_000);
  answers.push(await token());
  vi.advanceTimersByTime(2000);
  answers.push(await token());
  expect(answers).toEqual(['t1', 't1', 't2']);
  expect(asked).toHaveLength(2);
});

test('asks once for all who need one at the same moment, and once for all whose token was refused', async () => {
  const { asked, fetch } = answering(grant(3600));
  const token = clientCredentials({ tokenUrl, ...court, fetch });
  expect(await Promise.all([token(), token(), token()])).toEqual(['t1', 't1', 't1']);
  expect(await Promise.all([token('t1'), token('t1')])).toEqual(['t2', 't2']);
  // Late news of the first: the second is not to blame.
  expect(await token('t1')).toBe('t2');
  expect(asked).toHaveLength(2);
});

test('a call whose token was revoked is made again with a new one', async () => {
  const token = clientCredentials({ tokenUrl, ...court, fetch: answering(grant(3600)).fetch });
  const { asked, fetch } = answering(json({ message: 'Unauthorized' }, 401), json({ items: [] }));
  await maplebridge({ baseUrl, token, fetch }).get('/parks');
  expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer t1', 'Bearer t2']);
});

test('a refusal tells the issuer’s reason and no secret, and the next call asks anew', async () => {
  const refused = json({ error: 'invalid_client', error_description: 'unknown client' }, 401);
  const { fetch } = answering(refused, grant());
  const token = clientCredentials({ tokenUrl, ...court, fetch });
  const thrown = await token().catch((it: unknown) => it);
  expect(thrown).toBeInstanceOf(TokenRefused);
  expect(thrown).toMatchObject({ code: 'invalid_client', message: 'invalid_client: unknown client' });
  expect(await token()).toBe('t1');
});

test('an answer that is no token is refused, too', async () => {
  const { fetch } = answering(json({ access_token: 7 }));
  const token = clientCredentials({ tokenUrl, ...court, fetch });
  await expect(token()).rejects.toMatchObject({ name: 'TokenRefused', code: 'invalid_answer' });
});

test('an issuer that is not reached is asked again', async () => {
  const { asked, fetch } = answering(offline, grant());
  const token = clientCredentials({ tokenUrl, ...court, fetch })();
  await vi.runAllTimersAsync();
  expect(await token).toBe('t1');
  expect(asked).toHaveLength(2);
  const never = clientCredentials({
    tokenUrl,
    ...court,
    retry: { tries: 1 },
    fetch: answering(offline).fetch,
  });
  await expect(never()).rejects.toBeInstanceOf(Unreachable);
});

test('no secret goes out without TLS, save to this machine', async () => {
  const { asked, fetch } = answering(grant());
  const open = clientCredentials({ tokenUrl: 'http://id.example.org/token', ...court, fetch });
  await expect(open()).rejects.toThrow(/HTTPS/i);
  expect(asked).toHaveLength(0);
  expect(await clientCredentials({ tokenUrl: 'http://127.0.0.1:4701/token', ...court, fetch })()).toBe('t1');
});
