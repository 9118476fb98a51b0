import { createPublicKey } from 'node:crypto';
import { CompactSign, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dispute, type System, send, startSystem } from '../support/system.ts';
import { inTenMinutes, issuerKey, signed, vouched } from '../support/tokens.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.remove());

const officer = { sub: 'dingmao-officer', role: 'officer', area: 'dingmao' };
const claims = () => ({ ...vouched, exp: inTenMinutes(), ...officer });
const encoded = (it: object) => Buffer.from(JSON.stringify(it)).toString('base64url');

/** The code of the refusal, or the status of a success. */
async function asked(token: string, path = '/cases') {
  const { status, body } = await send(system, 'GET', path, { token });
  return body.code ?? status;
}
const issued = (over: object) => signed(system, { ...officer, ...over });

test('a token of the issuer is accepted', async () => expect(await asked(await issued({}))).toBe(200));

test.each([
  ['that has expired', { exp: Math.floor(Date.now() / 1000) - 60 }],
  ['that is not valid yet', { nbf: inTenMinutes() }],
  ['for another audience', { aud: 'elsewhere' }],
  ['for several audiences, none of them this', { aud: ['elsewhere', 'maplebridge.example'] }],
  ['for nobody', { aud: undefined }],
  ['of another issuer', { iss: 'https://id.example.org' }],
  ['of an issuer whose name begins alike', { iss: `${vouched.iss}.example.org` }],
  ['of no issuer', { iss: undefined }],
  ['whose end is no time', { exp: 'never' }],
  ['without an end', { exp: undefined }],
])('%s is no token', async (_, over) => expect(await asked(await issued(over))).toBe('unauthenticated'));

test('a token signed by someone else is refused, whatever key it names or contains', async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  expect(await asked(await signed(system, officer, privateKey))).toBe('unauthenticated');
  const jwk = await exportJWK(publicKey);
  for (const header of [
    { kid: 'local', jwk },
    { kid: 'other' },
    { jku: 'https://evil.example/keys', kid: 'local' },
  ]) {
    const token = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'RS256', ...header })
      .sign(privateKey);
    expect(await asked(token)).toBe('unauthenticated');
  }
});

test('a token with changed claims is refused', async () => {
  const [header, , signature] = (await issued({})).split('.');
  expect(await asked([header, encoded({ ...claims(), area: '321100' }), signature].join('.'))).toBe(
    'unauthenticated',
  );
});

test.each(['none', 'None', 'NONE', ''])('an unsigned token with alg "%s" is refused', async (alg) => {
  for (const signature of ['', 'AA']) {
    const token = `${encoded({ alg, kid: 'local' })}.${encoded(claims())}.${signature}`;
    expect(await asked(token)).toBe('unauthenticated');
  }
});

test('a token signed with the public key as an HMAC secret is refused', async () => {
  const { n, e, kty } = issuerKey(system) as { n: string; e: string; kty: string };
  const published: JWK = { n, e, kty, use: 'sig', alg: 'RS256', kid: 'local' };
  const key = createPublicKey({ key: published, format: 'jwk' });
  const secrets = [
    key.export({ type: 'spki', format: 'pem' }).toString(),
    key.export({ type: 'spki', format: 'der' }),
    JSON.stringify(published),
    n,
  ];
  for (const secret of secrets) {
    const token = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'HS256', kid: 'local' })
      .sign(Buffer.from(secret));
    expect(await asked(token)).toBe('unauthenticated');
  }
});

test.each(['nonsense', 'a.b.c', '..', '.', 'eyJhbGciOiJSUzI1NiJ9..', 'x'.repeat(8000)])(
  '%s is no token',
  async (token) => expect(await asked(token)).toBe('unauthenticated'),
);

test('a token is accepted as a bearer token only', async () => {
  const token = await issued({});
  for (const authorization of [`Basic ${token}`, token, `Bearer ${token} ${token}`, 'Bearer', '']) {
    const { status } = await send(system, 'GET', '/cases', { headers: { authorization } });
    expect(status, authorization.slice(0, 12)).toBe(401);
  }
  expect((await send(system, 'GET', `/cases?access_token=${token}`)).status).toBe(401);
});

test.each([
  ['without a role', { role: undefined }],
  ['with a role there is not', { role: 'emperor' }],
  ['with a role of the prototype', { role: 'constructor' }],
  ['with a role in other letters', { role: 'Officer' }],
  ['with a role that is an object', { role: { name: 'admin' } }],
  ['with no role in a list', { role: [] }],
  ['with a role that is no text', { role: true }],
  ['without an area', { area: undefined }],
  ['with an empty area', { area: '' }],
  ['without an account', { sub: undefined }],
  ['with an empty account', { sub: '' }],
  ['of a department that does not say which', { role: 'department', area: '321100' }],
  ['of a department without a name', { role: 'department', area: '321100', department: '' }],
])('%s lets nobody in', async (_, over) => expect(await asked(await issued(over))).toBe('unauthenticated'));

test('of a list claim only the first entry counts', async () => {
  expect(await asked(await issued({ role: ['officer', 'resident'], area: ['dingmao', '321100'] }))).toBe(200);
  expect(await asked(await issued({ role: ['resident', 'officer'] }))).toBe('role-not-allowed');
  expect(await asked(await issued({ area: ['dingmao', '321100'] }), '/cases?area=321100')).toBe(
    'area-not-yours',
  );
});

test('of a duplicate claim the last counts, for the gateway and the function alike', async () => {
  const payload = JSON.stringify(claims()).replace('{', '{"role":"admin","area":"321100",');
  const token = await new CompactSign(Buffer.from(payload))
    .setProtectedHeader({ alg: 'RS256', kid: 'local' })
    .sign(await importJWK(issuerKey(system), 'RS256'));
  expect(await asked(token)).toBe(200);
  expect(await asked(token, '/cases?area=321100')).toBe('area-not-yours');
});

test.each([
  ['an area there is not', { area: 'atlantis' }],
  ['a grid there is not', { area: 'dingmao-grid-99' }],
  ['an area without end', { area: 'd'.repeat(4000) }],
  ['an area of the prototype', { area: '__proto__' }],
  ['an area and more', { area: 'dingmao#321100' }],
])('for %s sees nothing', async (_, over) => expect(await asked(await issued(over))).toBe('area-not-yours'));

test('a long account is compared in full: a common prefix is not enough', async () => {
  const account = 'a'.repeat(2000);
  const [one, other] = [
    await issued({ sub: account, role: 'resident' }),
    await issued({ sub: `${account}b`, role: 'resident' }),
  ];
  const { body } = await send(system, 'POST', '/reports', { token: one, body: dispute() });
  expect(await asked(one, `/reports/${body.id}`)).toBe(200);
  expect(await asked(other, `/reports/${body.id}`)).toBe('not-your-report');
});

test('an unknown department has no task', async () => {
  const token = await issued({ role: 'department', area: '321100', department: 'alchemy' });
  expect(await asked(token, '/cases/7w3k0d4m2x9q5r8t1v6y0z3b2c/tasks/alchemy')).toBe('not-in-remit');
  expect(await asked(token, '/cases')).toBe('role-not-allowed');
});
