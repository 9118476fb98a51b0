import { examples } from '@maplebridge/contracts/examples';
import { intakeRoutes } from '@maplebridge/contracts/intake';
import { allRoutes } from '@maplebridge/contracts/openapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { visit } from '../support/browser.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.remove());

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${system.apiUrl}${path}`, { headers });

async function assetOf(page: string): Promise<string> {
  const html = await (await ask(page)).text();
  const [, path] = /src="([^"]+)"/.exec(html) ?? [];
  if (!path) throw new Error(`${page} loads nothing`);
  return path;
}

describe('in a browser', () => {
  test.each([
    ['/docs', '/openapi.json', 'Take in a report'],
    ['/docs/events', '/asyncapi.json', 'maplebridge.'],
  ])('%s shows what %s says, and asks nobody else for anything', async (page, document, shown) => {
    const { text, requests, complaints } = await visit(`${system.apiUrl}${page}`, shown);
    expect(text).toContain('枫桥');
    const origin = new URL(system.apiUrl).origin;
    const asked = requests.filter((url) => !url.startsWith('data:') && !url.startsWith('blob:'));
    expect(asked).toEqual(
      expect.arrayContaining([`${origin}${page}`, `${origin}${document}`, `${origin}${await assetOf(page)}`]),
    );
    expect(asked.filter((url) => new URL(url).origin !== origin)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('/docs lists every service, with the operations of the one that is open', async () => {
    const { text } = await visit(`${system.apiUrl}/docs`, 'Take in a report');
    for (const service of Object.keys(allRoutes)) expect(text).toContain(service);
    for (const { summary, path } of intakeRoutes) {
      expect(text).toContain(summary.en);
      expect(text).toContain(path);
    }
  });

  test('/docs shows an operation that a link names, with its example and its refusals', async () => {
    const { body } = examples.holdSession as { body: { notes: string } };
    const link = `${system.apiUrl}/docs#tag/mediation/POST/cases/{id}/sessions`;
    const { text } = await visit(link, body.notes);
    expect(text).toContain('consent-missing');
  });
});

describe('the response', () => {
  test.each(['/docs', '/docs/events'])(
    '%s is a page whose policy allows only its viewer script',
    async (path) => {
      const { status, headers } = await ask(path);
      expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("connect-src 'self';");
      expect(policy).not.toMatch(/https?:|unsafe-eval|\*/);
    },
  );

  test.each(['/docs', '/docs/events'])('%s links the documents and the other page', async (path) => {
    const html = await (await ask(path)).text();
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
    expect(links).toEqual(path === '/docs' ? ['/docs/events', '/openapi.json'] : ['/docs', '/asyncapi.json']);
  });

  test.each(['/openapi.json', '/asyncapi.json', '/docs', '/docs/events'])(
    '%s is packed for those who take it so, and plain for all others',
    async (path) => {
      const packed = await ask(path, { 'accept-encoding': 'br, gzip' });
      expect(packed.headers.get('content-encoding')).toBe('gzip');
      expect(packed.headers.get('vary')).toBe('accept-language, accept-encoding');
      const plain = await ask(path, { 'accept-encoding': 'gzip;q=0' });
      expect(plain.headers.get('content-encoding')).toBeNull();
      expect(await plain.text()).toBe(await packed.text());
    },
  );

  test('the assets of a page are cached for ever, and match the hash in their names', async () => {
    const path = await assetOf('/docs');
    expect(await assetOf('/docs/events')).toBe(path);
    const answer = await ask(path);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const script = new Uint8Array(await answer.arrayBuffer());
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', script)).toString('hex');
    expect(path).toBe(`/docs/assets/reference.${digest.slice(0, 16)}.js`);
  });

  test('a current copy is confirmed with 304 and no body', async () => {
    for (const path of ['/openapi.json', '/docs', await assetOf('/docs')]) {
      const first = await ask(path);
      const etag = first.headers.get('etag') ?? '';
      await first.arrayBuffer();
      const again = await ask(path, { 'if-none-match': etag });
      expect([again.status, await again.text()], path).toEqual([304, '']);
      expect(again.headers.get('etag'), path).toBe(etag);
    }
  });

  test('a missing asset is a problem', async () => {
    const answer = await ask('/docs/assets/reference.0000000000000000.js');
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, 'not-found']);
    expect((await ask('/docs/assets/..%2Findex.mjs')).status).toBe(422);
  });
});
