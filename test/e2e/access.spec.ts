import {
  type Problem,
  type Role,
  type RouteDefinition,
  roles,
  routeKey,
  scopes,
} from '@maplebridge/contracts';
import { allRoutes } from '@maplebridge/contracts/openapi';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { filled, validRequest } from '../support/request.ts';
import { type System, send, startSystem } from '../support/system.ts';
import {
  buildWorld,
  home,
  newReport,
  type People,
  people,
  type Someone,
  token,
  type World,
} from '../support/world.ts';

let system: System;
let world: World;
/** Those who hold their role for the whole city. */
let cityWide: People;
beforeAll(async () => {
  system = await startSystem(undefined, { visibilitySeconds: 30 });
  world = await buildWorld(system);
  cityWide = await people(system, '321100');
});
afterAll(() => system.remove());

const routes = Object.values(allRoutes).flat();
const closed = routes.filter((route) => route.roles !== 'anyone');
const open = routes.filter((route) => route.roles === 'anyone');
const allows = ({ roles: allowed }: RouteDefinition, role: Role) =>
  allowed === 'anyone' || allowed.includes(role);

interface Answered {
  readonly who: string;
  readonly status: number;
  readonly code: Problem['code'] | undefined;
  readonly text: string;
}

/** A valid request about a matter at Gaozi, with or without a caller. */
async function ask(route: RouteDefinition, by: Someone | undefined, owner = by): Promise<Answered> {
  const { method, path, body } = validRequest(world, route, owner, 20_190_521);
  const answer = await send(system, method, path, {
    ...(by && { token: by.token }),
    ...(body !== undefined && { body }),
  });
  const who = `${by?.sub ?? 'nobody'}: ${answer.status} ${answer.text.slice(0, 300)}`;
  return { who, status: answer.status, code: answer.body?.code, text: answer.text };
}

/** All values from Gaozi that an answer could leak. */
const ids = () => [
  ...Object.values(world.reports),
  ...[
    world.case,
    world.mediator,
    world.enterprise,
    world.inspection,
    world.hazard,
    world.accident,
    world.tip,
    world.observation,
    world.bulletin,
  ],
];

/** Role and area were accepted, and the request itself was processed. */
function expectAdmitted({ who, status, code }: Answered) {
  const shutOut = [
    ...[
      'unauthenticated',
      'role-not-allowed',
      'area-not-yours',
      'department-not-yours',
      'enterprise-not-yours',
    ],
    ...[
      'not-your-report',
      'not-found',
      'invalid-request',
      'malformed-json',
      'nested-too-deep',
      'too-many-fields',
      'payload-too-large',
      'caller-throttled',
    ],
    ...['unsupported-media-type', 'idempotency-key-missing', 'throttled', 'internal', 'unavailable'],
  ];
  expect(shutOut, who).not.toContain(code);
  expect([200, 201, 403, 404, 409, 412, 422], who).toContain(status);
}

/** Where an id can be computed, an object outside the caller’s scope is answered like a missing one. */
function shutOutBy({ scope, computableId, params }: RouteDefinition): (string | undefined)[] {
  if (computableId) return ['not-found'];
  // The body or query of a request may contain such an id too.
  const named = params ? [] : (['not-found', 'unknown-park'] as const);
  return scopes[scope].refusals.length > 0 ? [...scopes[scope].refusals, ...named] : [];
}

/** The scope refused the caller, or their list shows nothing from elsewhere. */
function expectShutOut(route: RouteDefinition, { who, status, code, text }: Answered) {
  const isList = route.method === 'GET' && !route.params;
  if (isList && status === 200)
    expect(
      ids().filter((id) => text.includes(id)),
      who,
    ).toEqual([]);
  else expect(shutOutBy(route), who).toContain(code);
}

describe('access follows the table', () => {
  test.each(closed.map((route) => [routeKey(route), route] as const))('%s', async (_, route) => {
    const nobody = await ask(route, undefined, world.here.resident);
    expect([nobody.status, nobody.code], nobody.who).toEqual([401, 'unauthenticated']);

    const barred = roles
      .filter((role) => !allows(route, role))
      .flatMap((role) => [world.here[role], world.there[role]]);
    for (const answer of await Promise.all(barred.map((by) => ask(route, by, world.here.resident)))) {
      expect([answer.status, answer.code], answer.who).toEqual([403, 'role-not-allowed']);
    }

    const isBound = shutOutBy(route).length > 0;
    const admitted = roles.filter((role) => allows(route, role));
    // Callers from elsewhere first: those of the area may end the matter.
    const strangers = admitted.map((role) => ask(route, world.there[role], world.here[role]));
    for (const answer of await Promise.all(strangers)) {
      if (isBound) expectShutOut(route, answer);
      else expectAdmitted(answer);
    }
    const own = route.scope === 'whole-city' ? cityWide : world.here;
    for (const role of admitted) expectAdmitted(await ask(route, own[role]));
  });

  test.each(open.map((route) => [routeKey(route), route] as const))('%s is open', async (_, route) => {
    const answer = await ask(route, undefined);
    expect([401, 403], answer.who).not.toContain(answer.status);
    expect(answer.status, answer.who).toBeLessThan(500);
  });
});

describe('a department keeps to its remit', () => {
  const speaking = (department: string) =>
    token(system, `${department}-gaozi`, 'department', home, { department });
  const bound = closed.filter((route) => allows(route, 'department') && route.remit);

  test.each(bound.map((route) => [routeKey(route), route] as const))('%s', async (_, route) => {
    const unlisted = await ask(route, await speaking('alchemy'));
    expect(unlisted.code, unlisted.who).toBe('not-in-remit');
    for (const department of ['court', 'labour', 'justice', 'immigration']) {
      const answer = await ask(route, await speaking(department));
      if (route.remit === 'figures') expectAdmitted(answer);
      // The task in the fixtures is addressed to another department.
      else
        expect(answer.code, answer.who).toBe(
          route.remit === 'task' ? 'department-not-yours' : 'not-in-remit',
        );
    }
  });
});

describe('a tip is for the officers of its station', () => {
  const onReport = closed.filter(({ path }) => path.startsWith('/reports/{id}'));
  test.each(onReport.map((route) => [routeKey(route), route] as const))('%s', async (_, route) => {
    const others = roles.filter((role) => allows(route, role) && role !== 'resident' && role !== 'officer');
    for (const role of others) {
      const { method, path, body } = validRequest(world, route, world.here[role], 1);
      const own = filled('/reports/{id}', { id: path.split('/')[2] ?? '' });
      const answer = await send(system, method, path.replace(own, `/reports/${world.tip}`), {
        token: world.here[role].token,
        ...(body !== undefined && { body }),
      });
      expect(answer.status, `${role}: ${answer.text}`).toBeGreaterThanOrEqual(403);
      expect(['not-your-report', 'not-found', 'not-joinable'], answer.text).toContain(answer.body.code);
    }
  });
});

test('a role for a grid gives its reports, and none without a grid', async () => {
  const reported = await send(system, 'POST', '/reports', {
    token: world.here.resident.token,
    body: { ...newReport(), position: { lng: 119.5, lat: 32.175 } },
  });
  expect(reported.body.triage.grid).toBe('dingmao-grid-1');
  const codeFor = async (area: string, path: string) => {
    const { token: bearer } = await token(system, `officer-${area}`, 'officer', area);
    const { status, body } = await send(system, 'GET', path, { token: bearer });
    return body.code ?? status;
  };
  const { id } = reported.body;
  expect(await codeFor('dingmao-grid-1', `/reports/${id}`)).toBe(200);
  expect(await codeFor('dingmao-grid-2', `/reports/${id}`)).toBe('area-not-yours');
  await vi.waitFor(async () => expect(await codeFor('dingmao', `/cases/${id}`)).toBe(200), {
    timeout: 60_000,
  });
  expect(await codeFor('dingmao-grid-1', `/cases/${id}`)).toBe('area-not-yours');
  const listed = async (area: string) => {
    const { token: bearer } = await token(system, `officer-${area}`, 'officer', area);
    return (await send(system, 'GET', '/reports', { token: bearer })).body.items.map(
      (it: { id: string }) => it.id,
    );
  };
  await vi.waitFor(async () => expect(await listed('dingmao-grid-1')).toEqual([id]), { timeout: 60_000 });
  expect(await listed('dingmao-grid-2')).toEqual([]);
  expect(await codeFor('dingmao-grid-1', '/cases')).toBe('area-not-yours');
  expect(await codeFor('dingmao-grid-1', '/statistics/overview?from=2019-04-01&to=2019-04-30')).toBe(
    'area-not-yours',
  );
});
