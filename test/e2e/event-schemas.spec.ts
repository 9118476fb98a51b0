import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { CloudEvent } from 'cloudevents';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { dispute, type System, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.remove());

/** The response of a URL, with or without a token: an event contains URLs, not routes. */
async function got(url: string, token?: string) {
  const answer = await fetch(url, token ? { headers: { authorization: `Bearer ${token}` } } : {});
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as Record<string, unknown>,
  };
}

test('a received event links to the schema of its data and to its details', async () => {
  await system.client('city-supervisor').post('/reports', { body: dispute() });
  const event = await vi.waitFor(
    async () => {
      const [body] = await system.drain('partnerjusticemediation');
      if (!body) throw new Error('no event was received yet');
      return new CloudEvent<object>(JSON.parse(body));
    },
    { timeout: 60_000, interval: 100 },
  );
  expect(event.dataschema).toBe(`${system.apiUrl}/schemas/events/${event.type}.json`);

  const schema = await got(event.dataschema ?? '');
  expect([schema.status, schema.headers.get('cache-control')]).toEqual([200, 'public, max-age=3600']);
  const agrees = formats.default(new Ajv2020()).compile(schema.body);
  agrees(event.data);
  expect(agrees.errors).toBeNull();
  expect(agrees({ ...event.data, name: '张三' })).toBe(false);

  const link = String(event.link);
  expect(link).toBe(`${system.apiUrl}/cases/${event.subject?.replace('case-', '')}`);
  expect((await got(link)).status).toBe(401);
  expect((await got(link, await system.token('city-supervisor'))).body.category).toBe('neighbours');
});

test('all published schemas are listed and served unchanged, and no other', async () => {
  const { body } = await got(`${system.apiUrl}/schemas/events`);
  const items = body.items as { file: string; path: string; title: string }[];
  expect(items.length).toBeGreaterThan(80);
  for (const { file, path, title } of items) {
    const { status, body: schema } = await got(`${system.apiUrl}${path}`);
    expect([status, schema.$id, schema.title]).toEqual([200, file, title]);
  }
  const status = async (file: string) => (await got(`${system.apiUrl}/schemas/events/${file}`)).status;
  expect(await status('maplebridge.mediation.case.opened.v9.json')).toBe(404);
  expect(await status('openapi.json')).toBe(404);
  expect(await status('secret.txt')).toBe(422);
});
