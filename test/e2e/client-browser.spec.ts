import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type System, startSystem } from '../support/system.ts';

/** An origin that the local stage allows; no server runs there, the test serves the page to the browser. */
const origin = 'http://127.0.0.1:4710';

let system: System;
let browser: Browser;
beforeAll(async () => {
  system = await startSystem();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await system.remove();
});

const fileOf = (path: string) => fileURLToPath(import.meta.resolve(path));

/** What a page does with the SDK; it runs in the browser, where `maplebridge` is the bundle. */
const script = `
import { apiOfPage } from ${JSON.stringify(fileOf('@maplebridge/client/recipes/browser.ts'))};
import { submitted } from ${JSON.stringify(fileOf('@maplebridge/client/recipes/problems.ts'))};
import { versionOf, waitFor } from ${JSON.stringify(fileOf('@maplebridge/client'))};

globalThis.tryAll = async ({ baseUrl, stale, token }) => {
  const session = { accessToken: async () => stale, renewed: async () => token };
  const api = apiOfPage(baseUrl, session);
  const report = {
    kind: 'dispute', category: 'neighbours', channel: 'app',
    position: { lng: 119.51, lat: 32.18 }, words: 'From a page. 来自网页。',
  };
  const { id } = await api.post('/reports', { body: report });
  const read = await waitFor((options) => api.get('/reports/{id}', { id }, options));
  const span = { from: '2019-04-01', to: '2019-04-30' };
  const xlsx = await api.get('/statistics/overview', { ...span, format: 'xlsx' });
  const far = await submitted(api, { ...report, position: { lng: 116.4, lat: 39.9 } });
  return { id, words: read.words, version: versionOf(read), xlsx: new Uint8Array(xlsx.slice(0, 2)), far };
};
`;

test('a page submits a report, waits, downloads a table and shows a problem', async () => {
  const bundle = await build({
    stdin: { contents: script, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'esm',
  });
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.route(`${origin}/**`, async (route) => {
    const isScript = route.request().url().endsWith('/page.js');
    await route.fulfill(
      isScript
        ? { contentType: 'text/javascript', body: bundle.outputFiles[0]?.text ?? '' }
        : { contentType: 'text/html', body: '<!doctype html><script type="module" src="/page.js"></script>' },
    );
  });
  await page.goto(origin);
  await page.waitForFunction('globalThis.tryAll');
  const token = await system.token('dingmao-officer');
  const given = JSON.stringify({ baseUrl: system.apiUrl, stale: 'expired', token });
  const told = await page.evaluate(`tryAll(${given}).then((it) => ({ ...it, xlsx: [...it.xlsx] }))`);
  expect(told).toEqual({
    id: expect.stringMatching(/^\w{26}$/),
    words: 'From a page. 来自网页。',
    // Headers that a page can read only if CORS exposes them.
    version: expect.stringMatching(/^"\d+"$/),
    xlsx: [...Buffer.from('PK')],
    far: [expect.stringMatching(/^位置不在本市范围内 \[[\w-]{10,}\]$/)],
  });
});
