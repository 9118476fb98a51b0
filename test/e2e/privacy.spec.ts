import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { dispute, type System, send, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.remove());

const soon = { timeout: 20_000, interval: 100 };
const planted = [
  'Wang Planted 王植入',
  '13800138000',
  'planted-narrative-7f3a',
  'planted-notes-51c2',
  'planted-terms-9be0',
];

const holds = (text: string) => planted.filter((secret) => text.includes(secret));

test('a planted name, telephone number and narrative stand in the dossier alone', async () => {
  const mediator = await system.as('dingmao-mediator');
  const key = () => ({ 'Idempotency-Key': crypto.randomUUID() });
  const contact = { name: 'Wang Planted 王植入', phone: '13800138000' };
  const body = dispute({ contact, parties: [contact, { name: 'Other' }], words: 'planted-narrative-7f3a' });
  const { data: report } = await mediator.POST('/reports', { params: { header: key() }, body });
  const path = { id: report?.id ?? '' };
  await vi.waitFor(async () => {
    const { data } = await mediator.GET('/cases/{id}', { params: { path } });
    expect(data?.status).toBe('open');
  }, soon);
  for (const party of ['A', 'B']) {
    await mediator.POST('/cases/{id}/consents', {
      params: { path, header: key() },
      body: { party, answer: 'given' },
    });
  }
  await mediator.POST('/cases/{id}/sessions', {
    params: { path, header: key() },
    body: { parties: ['A', 'B'], mode: 'together', notes: 'planted-notes-51c2' },
  });
  await mediator.POST('/cases/{id}/agreements', {
    params: { path, header: key() },
    body: { form: 'oral', text: 'planted-terms-9be0' },
  });
  const { data: closed } = await mediator.POST('/cases/{id}/closures', {
    params: { path, header: key() },
    body: { outcome: 'settled' },
  });
  expect(closed?.status).toBe('ended');

  // Requests that fail must not carry it into logs either: refused by schema, by JSON, by role, and by a fault.
  const token = await system.token('li');
  const refused = [
    await send(system, 'POST', '/reports', { token, body: { ...body, kind: 'nonsense' } }),
    await send(system, 'POST', '/reports', {
      token,
      body: '{"words":"planted-narrative-7f3a", "contact": "Wang Planted 王植入" 13800138000',
    }),
    await send(system, 'POST', `/cases/${path.id}/sessions`, {
      token,
      body: { notes: 'planted-notes-51c2' },
    }),
  ];
  system.faults.inject({ caller: 'intake-api', operation: 'PutItem', kind: 'refused', times: 100 });
  refused.push(await send(system, 'POST', '/reports', { token, body }));
  system.faults.clear();
  expect(refused.map(({ status }) => status)).toEqual([422, 400, 403, 500]);
  for (const { text } of refused) expect(holds(text)).toEqual([]);

  // Wait until everything has run its course: the report shows the end, and statistics have counted it.
  await vi.waitFor(async () => {
    const { data } = await mediator.GET('/reports/{id}', { params: { path } });
    expect(data?.status).toBe('ended');
    expect((await system.items('statistics-View')).length).toBeGreaterThan(0);
    expect((await system.items('mediation-View'))[0]?.status).toBe('ended');
  }, soon);

  expect(holds(JSON.stringify(await system.items('-Dossier'))).sort()).toEqual([...planted].sort());
  for (const tables of ['-Log', '-View']) {
    const items = await system.items(tables);
    expect(items.length).toBeGreaterThan(0);
    expect(holds(JSON.stringify(items))).toEqual([]);
  }
  await system.stop();
  // Metrics are lines of the log in embedded metric format.
  expect(system.logged()).toContain('CloudWatchMetrics');
  expect(holds(system.logged())).toEqual([]);
  // All queues, topics and messages in flight stand in the files of the messaging engine.
  const folder = join(system.state, 'data', 'messaging');
  const files = readdirSync(folder);
  expect(files).not.toEqual([]);
  for (const file of files) expect(holds(readFileSync(join(folder, file)).toString('utf8'))).toEqual([]);
});
