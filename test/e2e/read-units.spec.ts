import { type RouteDefinition, roles, routeKey } from '@maplebridge/contracts';
import { allRoutes } from '@maplebridge/contracts/openapi';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillMany } from '../support/many.ts';
import { namesUnknown, readBounds } from '../support/read-bounds.ts';
import { validRequest } from '../support/request.ts';
import { type System, send, startSystem } from '../support/system.ts';
import { buildWorld, type People, people, type Someone, type World } from '../support/world.ts';

let system: System;
let world: World;
let cityWide: People;
beforeAll(async () => {
  system = await startSystem(undefined, { visibilitySeconds: 30 });
  world = await buildWorld(system);
  cityWide = await people(system, '321100');
  await lengthenRecords();
  await fillMany(system);
  system.meter.on();
});
afterAll(() => system.remove());

const reads = Object.values(allRoutes)
  .flat()
  .filter(({ method }) => method === 'GET');

/** As much as one record holds of what is written through the API, far enough that a read without pages would show it. */
async function lengthenRecords(): Promise<void> {
  const as = ({ token }: Someone) => system.client({ token });
  const [officer, admin, volunteer] = [
    as(world.here.officer),
    as(world.here.admin),
    as(world.here.volunteer),
  ];
  const id = world.reports.resident;
  for (let n = 0; n < 100; n++) {
    await officer.post('/reports/{id}/messages', { id, body: { words: `Answer ${n}.` } });
    await admin.post('/enterprises/{id}/units', {
      id: world.enterprise,
      body: { kind: 'tank-farm', name: `Tank farm of row ${n}` },
    });
  }
  for (let n = 0; n < 4; n++) {
    const report = {
      kind: 'service',
      category: 'small-worry',
      channel: 'app',
      position: { lng: 119.3, lat: 32.155 },
      words: 'x',
    };
    const reports = Array.from({ length: 25 }, () => ({ key: crypto.randomUUID(), report }));
    await volunteer.post('/report-batches', { body: { reports } });
  }
}

/** The read units that functions which answer requests used since they were last asked; others work in the background. */
const usedUnits = (): number =>
  Object.entries(system.meter.take())
    .filter(([caller]) => /-(api|open311)/.test(caller))
    .reduce((sum, [, { read }]) => sum + read, 0);

/** Requests about what there is: some with any query, one with the longest page. */
function requests(route: RouteDefinition, asker: Someone | undefined): string[] {
  const paths = [1, 2].map((seed) => validRequest(world, route, asker, seed).path);
  const [plain = ''] = (paths[0] ?? '').split('?');
  return 'limit' in (route.query?.shape ?? {}) ? [...paths, `${plain}?limit=100`] : paths;
}

function askers({ roles: allowed }: RouteDefinition): (Someone | undefined)[] {
  if (allowed === 'anyone') return [undefined];
  return roles.filter((role) => allowed.includes(role)).flatMap((role) => [world.here[role], cityWide[role]]);
}

test('every route that reads has a bound, and nothing else has', () =>
  expect(Object.keys(readBounds).sort()).toEqual(reads.map(({ operationId }) => operationId).sort()));

test.each(reads.map((route) => [routeKey(route), route] as const))('%s', async (_, route) => {
  const bound = readBounds[route.operationId] ?? 0;
  const answered: { status: number; units: number; request: string }[] = [];
  for (const asker of askers(route)) {
    for (const path of requests(route, asker)) {
      usedUnits();
      const { status } = await send(system, 'GET', path, asker && { token: asker.token });
      const request = `${asker?.sub ?? 'nobody'}: ${path}`;
      answered.push({ status, units: usedUnits(), request });
    }
  }
  expect(answered.filter(({ units }) => units > bound)).toEqual([]);
  if (!namesUnknown.includes(route.operationId)) expect(answered.map(({ status }) => status)).toContain(200);
});
