import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Maplebridge } from '@maplebridge/client';
import { answered } from '@maplebridge/client/recipes/department.ts';
import { openCases, page } from '@maplebridge/client/recipes/lists.ts';
import { draft, sendKept } from '@maplebridge/client/recipes/offline.ts';
import { submitted } from '@maplebridge/client/recipes/problems.ts';
import { start } from '@maplebridge/client/recipes/start.ts';
import { refreshed, saveFigures } from '@maplebridge/client/recipes/tables.ts';
import { closeAsRead } from '@maplebridge/client/recipes/versions.ts';
import { caseOf, mediatorOf } from '@maplebridge/client/recipes/waiting.ts';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { dispute, refused, type System, startSystem } from '../support/system.ts';

/** The examples of the client's README work on a running system. */
let system: System;
let resident: Maplebridge;
let officer: Maplebridge;
let supervisor: Maplebridge;
beforeAll(async () => {
  system = await startSystem();
  resident = system.client('li');
  officer = system.client('dingmao-officer');
  supervisor = system.client('city-supervisor');
});
afterAll(() => system.remove());

const credentials = (persona: string) => ({
  tokenUrl: `${system.issuerUrl}/token`,
  clientId: persona,
  clientSecret: persona,
  resource: 'urn:maplebridge',
});

/** A mobile network: the first calls fail, although one of them arrives. */
function tunnel(failing: number): typeof globalThis.fetch {
  let calls = 0;
  return async (input, init) => {
    calls += 1;
    if (calls === 2) await fetch(input, init);
    if (calls <= failing) throw new TypeError('fetch failed');
    return fetch(input, init);
  };
}

test('start: a report is submitted', async () => {
  expect(await start(system.apiUrl, await system.token('li'))).toBe('received');
});

test('offline: an unsent report is kept, and accepted once', async () => {
  const before = (await page(resident)).items.length;
  const kept = [draft(dispute()), draft(dispute({ position: { lng: 116.4, lat: 39.9 } }))];
  const phone = system.client('li', { fetch: tunnel(3), retry: false });
  expect(await sendKept(phone, kept)).toEqual(kept);
  // The second call broke after it had arrived, the third before.
  expect(await sendKept(phone, kept)).toEqual([kept[0], { ...kept[1], refused: 'outside-city' }]);
  expect(await sendKept(phone, kept.slice(0, 1))).toEqual([]);
  expect(await sendKept(phone, kept.slice(0, 1))).toEqual([]);
  await vi.waitFor(async () => expect((await page(resident)).items).toHaveLength(before + 1), 20_000);
});

test('waiting: a report becomes a case with a mediator', async () => {
  const { id: mediator } = await supervisor.post('/mediators', {
    body: {
      account: 'dingmao-mediator',
      name: 'Mediator of the recipe 调解员',
      station: 'dingmao',
      adultCitizen: true,
      group: 'people',
      capacity: 10,
    },
  });
  await vi.waitFor(async () => {
    const { items } = await supervisor.get('/mediators', { area: 'dingmao' });
    expect(items.map(({ id }) => id)).toContain(mediator);
  }, 20_000);
  const { id } = await officer.post('/reports', { body: dispute() });
  expect(await caseOf(officer, id)).toMatchObject({ id, status: 'open' });
  expect(await mediatorOf(officer, id)).toBe(mediator);
});

test('lists: all open cases of an area, over all pages', async () => {
  const { id } = await officer.post('/reports', { body: dispute() });
  await vi.waitFor(async () => expect(await openCases(officer, 'dingmao')).toContain(id), 20_000);
  const all = await openCases(officer, 'dingmao');
  const pages: (readonly { readonly id: string }[])[] = [];
  for await (const { items } of officer.pages('/cases', { area: 'dingmao', status: 'open', limit: 1 })) {
    pages.push(items);
  }
  expect(pages.flat().map((it) => it.id)).toEqual(all);
  expect(pages.length).toBeGreaterThanOrEqual(all.length);
  const first = await page(officer);
  expect(first.items.length).toBeGreaterThan(0);
});

test('department: a task is read, received and done', async () => {
  const { id } = await officer.post('/reports', { body: dispute() });
  await caseOf(officer, id);
  const department = 'emergency-management';
  await officer.post('/cases/{id}/tasks', { id, body: { department, notes: 'Is the gas shut off?' } });
  expect(await answered(system.apiUrl, credentials('emergency'), { id, department })).toBe('done');
  // When the event is received again, the answer is the same.
  expect(await answered(system.apiUrl, credentials('emergency'), { id, department })).toBe('done');
});

test('problems: each bad field by its pointer, other problems in the caller’s language', async () => {
  const far = dispute({ position: { lng: 119.51, lat: 95 } });
  expect(await submitted(resident, far)).toEqual([expect.stringMatching(/^\/body\/position\/lat: /)]);
  const beijing = dispute({ position: { lng: 116.4, lat: 39.9 } });
  const said = await submitted(system.client('li', { language: 'zh' }), beijing);
  expect(said).toEqual([expect.stringMatching(/^位置不在本市范围内 \[[\w-]{10,}\]$/)]);
  const nowhere = system.client('li', { baseUrl: 'http://127.0.0.1:9', retry: false });
  expect(await submitted(nowhere, dispute())).toEqual(['No network']);
  expect(await submitted(resident, dispute())).toEqual([expect.stringMatching(/^Taken in as \w{26}$/)]);
});

test('versions: a resource that changed since it was read is not overwritten', async () => {
  const { id } = await officer.post('/reports', { body: dispute() });
  await caseOf(officer, id);
  /** Another writer is first, once. */
  const overtaken: typeof globalThis.fetch = async (input, init) => {
    if (input instanceof Request && input.method === 'POST') {
      await supervisor.post('/cases/{id}/consents', { id, body: { party: 'A', answer: 'given' } });
    }
    return fetch(input, init);
  };
  const slow = system.client('dingmao-officer', { fetch: overtaken });
  expect(await closeAsRead(slow, id)).toMatchObject({ status: 'open' });
  expect(await closeAsRead(officer, id)).toMatchObject({ status: 'ended', outcome: 'withdrawn' });
});

test('tables: a spreadsheet, a text, and nothing where nothing changed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'recipe-'));
  const span = { from: '2019-04-01', to: '2019-04-30' };
  await saveFigures(supervisor, span, folder);
  const [sheet] = await readExcelFile(join(folder, 'figures.xlsx'));
  expect(sheet?.data.flat()).toContain('success-rate');
  expect(readFileSync(join(folder, 'figures.csv'), 'utf8')).toMatch(/^\uFEFF.*\r?\n.*success-rate/s);
  rmSync(folder, { recursive: true });
  const { before, now } = await refreshed(supervisor, span);
  expect(now).toBe(before);
});

test('an invalid token is refused with a problem', async () => {
  const nobody = system.client({ token: 'made-up' });
  expect(await refused(nobody.get('/reports'))).toMatchObject({ code: 'unauthenticated', status: 401 });
});
