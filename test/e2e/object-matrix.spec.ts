import { type RouteDefinition, routeKey } from '@maplebridge/contracts';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type GuardedReport, guardedReports, type Viewer, viewersOf } from '../support/guarded-reports.ts';
import {
  allows,
  asking,
  ofReports,
  others,
  partOf,
  partsOf,
  refusalOf,
  said,
  unknown,
} from '../support/object-matrix.ts';
import { type System, startSystem } from '../support/system.ts';
import { buildWorld, home, idIn, newReport, type Someone, token, type World } from '../support/world.ts';

/** Every route with an id, called by every kind of viewer for every kind of object. */
let system: System;
let world: World;
let reports: GuardedReport[];
let viewers: Viewer[];
let reporter: Someone;
let ask: ReturnType<typeof asking>['ask'];
let about: ReturnType<typeof asking>['about'];
beforeAll(async () => {
  system = await startSystem(undefined, { visibilitySeconds: 30 });
  world = await buildWorld(system);
  ({ ask, about } = asking(system, world));
  reporter = await token(system, 'reporter-of-reports', 'resident', home);
  reports = await guardedReports(system, reporter);
  viewers = await viewersOf(system, world, reporter);
});
afterAll(() => system.remove());

const named = (some: readonly RouteDefinition[]) => some.map((route) => [routeKey(route), route] as const);

describe('a report', () => {
  test.each(named(ofReports))('%s', async (_, route) => {
    const isRead = route.method === 'GET';
    for (const [place, viewer] of viewers.entries()) {
      const none = said(await about(route, unknown, viewer.as));
      for (const report of isRead ? reports : partOf(reports, place, 3)) {
        const code = refusalOf(route, viewer, report);
        const isJoin = route.path.endsWith('/joins') && partsOf(viewer, report).has('exists');
        // A permitted change by one viewer would affect the next viewer's request.
        if (!isRead && (code === undefined || isJoin)) continue;
        const answer = await about(route, report.id, viewer.as);
        const who = `${viewer.name}, ${report.name}: ${answer.status} ${answer.text.slice(0, 200)}`;
        if (code === undefined) expect(answer.status, who).toBe(200);
        else expect(answer.body?.code, who).toBe(code);
        if (code === 'not-found') expect(said(answer), who).toEqual(none);
        if (code !== undefined) expect(answer.text, who).not.toMatch(/planted-|case-opened|hazard-opened/);
      }
    }
  });

  test('can be joined by viewers of the suggestion, and the answer shows no more than the suggestion', async () => {
    for (const viewer of viewers.filter(({ as }) => as && as.sub !== reporter.sub)) {
      for (const report of partOf(reports, viewers.indexOf(viewer), 4)) {
        const answer = await ask('POST', `/reports/${report.id}/joins`, viewer.as, '{}');
        const who = `${viewer.name}, ${report.name}: ${answer.status} ${answer.text}`;
        const isOpen = report.circle === 'public' || report.circle === 'neighbours';
        if (isOpen) expect(answer.status, who).toBe(201);
        else
          expect(answer.body.code, who).toBe(
            partsOf(viewer, report).has('exists') ? 'not-joinable' : 'not-found',
          );
        if (!isOpen) continue;
        expect(Object.keys(answer.body).sort(), who).toEqual([
          'category',
          'id',
          'joined',
          'kind',
          'position',
          'receivedAt',
        ]);
        expect(answer.headers.get('etag'), who).toBeNull();
      }
    }
  });

  test('without a token, is readable if public, and otherwise answered like a missing one', async () => {
    for (const format of ['json', 'xml']) {
      const path = (id: string) => `/open311/v2/requests/${id}.${format}`;
      const none = await ask('GET', path(unknown));
      for (const { id, name, circle, planted } of reports) {
        const { status, text } = await ask('GET', path(id));
        if (circle === 'public') expect([status, text.includes(planted)], name).toEqual([200, false]);
        else expect([status, text], name).toEqual([none.status, none.text]);
      }
    }
    const all = await ask(
      'GET',
      `/open311/v2/requests.json?service_request_id=${reports.map(({ id }) => id).join(',')}`,
    );
    const shown = all.body.map((it: { service_request_id: string }) => it.service_request_id);
    expect(shown.sort()).toEqual(
      reports
        .filter(({ circle }) => circle === 'public')
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('has an id that is no tracking code or token, and a code that shows no text', async () => {
    for (const { id, name, planted, trackingCode } of reports) {
      expect((await ask('GET', `/tracking/${id}`)).status, name).toBe(404);
      expect((await ask('GET', `/open311/v2/tokens/${id}.json`)).status, name).toBe(404);
      if (!trackingCode) continue;
      const { status, text } = await ask('GET', `/tracking/${trackingCode}`);
      expect([status, text.includes(planted)], name).toEqual([200, false]);
    }
  });
});

test('lists and suggestions omit reports hidden from the viewer', async () => {
  const listOf = async (by: Someone | undefined, query = '') =>
    (await ask('GET', `/reports?limit=100${query}`, by)).text;
  const officer = world.here.officer;
  await vi.waitFor(async () => {
    const text = (await listOf(officer)) + (await listOf(officer, '&kind=tip'));
    expect(reports.filter(({ id }) => !text.includes(id))).toEqual([]);
  }, 60_000);
  for (const viewer of viewers) {
    const text = (await listOf(viewer.as)) + (await listOf(viewer.as, '&kind=tip'));
    const hidden = reports.filter((it) => !partsOf(viewer, it).has('words'));
    expect(
      hidden.filter(({ id }) => text.includes(id)).map(({ name }) => name),
      viewer.name,
    ).toEqual([]);
  }
  for (const kind of [
    {},
    { kind: 'hazard', category: 'gas' },
    { kind: 'hazard', category: 'other' },
    { category: 'marriage-family' },
  ]) {
    const body = JSON.stringify({ ...newReport(), ...kind });
    const { text } = await ask('POST', '/reports', world.here.resident, body);
    const named = reports.filter(({ id }) => text.includes(id));
    expect(named.filter(({ circle }) => circle !== 'public' && circle !== 'neighbours')).toEqual([]);
  }
});

test('the reporter of a report merged into a confidential one only sees that it is being processed', async () => {
  const family = JSON.stringify({ ...newReport(), category: 'marriage-family' });
  const { id } = (await ask('POST', '/reports', world.here.volunteer, family)).body;
  const into = reports.find(({ name }) => name === 'family')?.id ?? '';
  const merge = JSON.stringify({ into, reason: 'The same.' });
  expect((await ask('POST', `/reports/${id}/merges`, world.here.officer, merge)).status).toBe(201);
  const seen = (await ask('GET', `/reports/${id}`, world.here.volunteer)).body;
  expect(seen).toMatchObject({ status: 'merged', mergedInto: into });
  expect(
    seen.progress.filter(({ caseId }: { caseId?: string }) => caseId !== undefined && caseId !== id),
  ).toEqual([]);
  expect((await ask('GET', `/reports/${into}`, world.here.volunteer)).body.code).toBe('not-found');
  const tip = reports.find(({ name }) => name === 'tip')?.id;
  const intoTip = await ask(
    'POST',
    `/reports/${into}/merges`,
    world.here.mediator,
    JSON.stringify({ into: tip, reason: 'r' }),
  );
  const intoNone = await ask(
    'POST',
    `/reports/${into}/merges`,
    world.here.mediator,
    JSON.stringify({ into: unknown, reason: 'r' }),
  );
  expect(said(intoTip)).toEqual(said(intoNone));
});

describe('an object of another kind', () => {
  test.each(named(others))('%s opens none', async (_, route) => {
    const own = idIn(world, route);
    const kinds = [
      world.mediator,
      world.enterprise,
      world.inspection,
      world.hazard,
      world.accident,
      world.tip,
      world.bulletin,
    ];
    const ids = [
      ...kinds,
      ...reports.filter(({ name }) => ['hazard', 'tip', 'papers'].includes(name)).map(({ id }) => id),
    ];
    const place = others.indexOf(route);
    for (const id of partOf(
      ids.filter((it) => it !== own),
      place,
      2,
    )) {
      for (const viewer of partOf(viewers, place, 4)) {
        const answer = await about(route, id, viewer.as);
        const who = `${viewer.name}: ${answer.status} ${answer.text.slice(0, 200)}`;
        expect(answer.status, who).toBeGreaterThanOrEqual(400);
        expect(answer.status, who).toBeLessThan(500);
        if (!viewer.as) expect(answer.body.code, who).toBe('unauthenticated');
        else if (!allows(route, viewer)) expect(answer.body.code, who).toBe('role-not-allowed');
        expect(answer.text, who).not.toContain('planted-');
      }
    }
  });
});
