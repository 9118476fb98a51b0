import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { maplebridge, need, Refused } from './client.ts';

let server: Server | undefined;
afterEach(() => void server?.close());

async function serving(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('the types are those of the published document (pnpm --filter @maplebridge/client generate)', async () => {
  const root = new URL('..', import.meta.url);
  const output = join(mkdtempSync(join(tmpdir(), 'client-')), 'api.ts');
  const cli = new URL('node_modules/openapi-typescript/bin/cli.js', root).pathname;
  await promisify(execFile)(process.execPath, [cli, '../contracts/openapi.json', '--output', output], {
    cwd: root,
  });
  expect(readFileSync(output, 'utf8')).toBe(readFileSync(new URL('src/api.generated.ts', root), 'utf8'));
});

test('token, language and a fresh idempotency key go along', async () => {
  const seen: (string | string[] | undefined)[][] = [];
  const baseUrl = await serving(({ headers }, response) => {
    seen.push([headers.authorization, headers['accept-language'], headers['idempotency-key']]);
    response.setHeader('content-type', 'application/json').end('{}');
  });
  const client = maplebridge({ baseUrl, token: async () => 't', language: 'zh' });
  const body = { party: 'A', answer: 'given' } as const;
  const params = { path: { id: '7w3k0d4m2x9q5r8t1v6y0z3b2c' } };
  const own = { ...params, header: { 'Idempotency-Key': 'my-own-key-of-16+' } };
  await client.POST('/cases/{id}/consents', { params: own, body });
  await client.POST('/cases/{id}/consents', {
    params: { ...params, header: { 'Idempotency-Key': '' } },
    body,
  });
  expect(seen[0]).toEqual(['Bearer t', 'zh', 'my-own-key-of-16+']);
  expect(seen[1]?.[2]).toMatch(/^[0-9a-f-]{36}$/);
});

test('what the gateway refuses comes as a problem, too', async () => {
  const baseUrl = await serving((_request, response) => {
    response.writeHead(401, { 'content-type': 'application/json' }).end('{"message":"Unauthorized"}');
  });
  const call = need(maplebridge({ baseUrl }).GET('/openapi.json'));
  await expect(call).rejects.toThrow(Refused);
  await expect(call).rejects.toMatchObject({ problem: { status: 401, code: 'unauthenticated' } });
});
