import { isDeepStrictEqual } from 'node:util';
import { type RouteDefinition, routeKey } from '@maplebridge/contracts';
import { allRoutes } from '@maplebridge/contracts/openapi';
import { isDeep } from '@maplebridge/lambda/spec';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quiet } from '../support/fuzz/whole.ts';
import { filled, part, pathValues } from '../support/request.ts';
import { type System, send, startSystem } from '../support/system.ts';
import { buildWorld, home, newReport, type Someone, type World } from '../support/world.ts';

let system: System;
let world: World;

/** Every list of the system, future ones included: each route with a cursor. */
const lists = Object.values(allRoutes)
  .flat()
  .filter(({ query }) => query && 'cursor' in query.shape);
const walked = lists.filter(({ query }) => query && 'limit' in query.shape);

beforeAll(async () => {
  system = await startSystem(undefined, { visibilitySeconds: 30 });
  world = await buildWorld(system);
  await addMore(world);
  await quiet(system);
});
afterAll(() => system.remove());

/** Enough data for several pages of one row. */
async function addMore({ here, enterprise, reports, trackingCode }: World): Promise<void> {
  const as = ({ token }: Someone) => system.client({ token });
  const dueAt = new Date(Date.now() + 86_400_000).toISOString();
  const at = { enterprise, unit: 'U1' };
  for (const n of [1, 2]) {
    await as(here.resident).post('/reports', { body: newReport() });
    const words = { body: { words: `More to say, ${n}.` } };
    for (const id of [reports.resident, reports.volunteer])
      await as(here.officer).post('/reports/{id}/messages', { id, ...words });
    await system.client().post('/tracking/{code}/messages', { code: trackingCode, ...words });
    await as(here.officer).post('/inspections', { body: { ...at, pack: 'major-hazards-121', dueAt } });
    await as(here.officer).post('/hazards', { body: { ...at, kind: 'other', notes: 'A valve.' } });
    await as(here.enterprise).post('/enterprises/{id}/units', {
      id: enterprise,
      body: { kind: 'tank-farm', name: `Tank farm ${n + 1}` },
    });
    // The four-colour list contains graded units only.
    await as(here.enterprise).post('/enterprises/{id}/units/{unit}/inventories', {
      ...{ id: enterprise, unit: `U${n}` },
      body: { entries: [{ cas: '7664-41-7', tonnes: 54 }] },
    });
    await as(here.department).post('/statistics/observations', {
      body: {
        ...{ indicator: 'work-safety-accidents', area: home, period: `201${n + 6}`, count: n },
        source: { kind: 'yearbook', number: 'ZJ-2020/12-3', date: '2020-06-30' },
      },
    });
    await as(here.supervisor).post('/statistics/bulletins', {
      body: { area: home, month: `2019-0${n + 7}` },
    });
  }
}

type Query = Readonly<Record<string, unknown>>;
/** Undefined for a route without a token. */
type Asker = Someone | undefined;
const seed = 20_190_521;

/** Requests a page; retries when the gateway throttles. */
async function ask(route: RouteDefinition, who: Asker, query: Query) {
  const given = Object.entries(query).filter(([, it]) => it !== undefined);
  const text = new URLSearchParams(
    given.map(([name, it]): [string, string] => [name, String(it)]),
  ).toString();
  for (;;) {
    const answer = await send(
      system,
      route.method,
      `${pathOf(route, who)}?${text}`,
      who && { token: who.token },
    );
    if (answer.body?.code !== 'throttled') return answer;
  }
}

/** The path of a list, about something that the caller may see. */
function pathOf(route: RouteDefinition, who: Asker): string {
  const taste = { text: fc.constant('x'), optional: true };
  const [values = {}] = fc.sample(pathValues(world, route, who, taste), { seed, numRuns: 1 });
  return filled(route.path, values);
}

const askers = ({ roles }: RouteDefinition): Asker[] =>
  roles === 'anyone' ? [undefined] : roles.map((role) => world.here[role]);

/** The rows of a page; those of a history are called entries. */
const rowsOf = (body: { readonly items?: unknown[]; readonly entries?: unknown[] }): unknown[] =>
  body.items ?? body.entries ?? [];

/** Valid filters. Half of them omit fields, so that rows are found. */
const filters = ({ query }: RouteDefinition): fc.Arbitrary<Query> => {
  if (!query) return fc.constant({});
  const taste = { text: fc.constant('x'), optional: true };
  const any = part(world, query, taste) as fc.Arbitrary<Query>;
  return fc.oneof(fc.constant<Query>({}), any).map(({ cursor: _cursor, limit: _limit, ...it }) => it);
};

const numRuns = isDeep ? 100 : 8;
/** The cursors of every list, collected by the walks. */
const cursors = new Set<string>();

/** Every row of a list, page by page of one row. */
async function rowByRow(route: RouteDefinition, who: Asker, query: Query): Promise<unknown[]> {
  const found: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(route, who, { ...query, limit: 1, cursor });
    expect(page.status, page.text).toBe(200);
    found.push(...rowsOf(page.body));
    cursor = page.body.cursor;
    if (cursor) cursors.add(cursor);
  } while (cursor !== undefined);
  return found;
}

/** Compares a walk with the whole list, as long as the scheduler does not change the list meanwhile; answers how many rows it has. */
async function walkedRows(route: RouteDefinition, who: Asker, query: Query): Promise<number> {
  const whole = () => ask(route, who, { ...query, limit: 100 });
  for (let before = await whole(); ; ) {
    expect(before.status, before.text).toBeLessThan(500);
    if (before.status !== 200) return 0;
    const found = await rowByRow(route, who, query);
    const after = await whole();
    if (isDeepStrictEqual(rowsOf(after.body), rowsOf(before.body))) {
      expect(found).toEqual(rowsOf(before.body));
      return found.length;
    }
    before = after;
  }
}

test.each(walked.map((route) => [routeKey(route), route] as const))(
  '%s: a walk row by row shows every row once',
  async (_, route) => {
    let rows = 0;
    for (const who of askers(route)) {
      for (const query of fc.sample(filters(route), { seed, numRuns })) {
        rows += await walkedRows(route, who, query);
      }
    }
    expect(rows).toBeGreaterThan(1);
  },
);

const garbage = ['x', 'e30', 'bnVsbA', 'W10', 'IiI', '%00', '中', '~'.repeat(512), 'a'.repeat(513)];

test.each(lists.map((route) => [routeKey(route), route] as const))(
  '%s: any cursor with any filter is a page or a 4xx',
  async (_, route) => {
    expect(cursors.size).toBeGreaterThan(5);
    const real = [...cursors];
    const cut = fc
      .tuple(fc.constantFrom(...real), fc.nat({ max: 40 }))
      .map(([it, by]) => it.slice(0, -by || undefined));
    const cursor = fc.oneof(fc.constantFrom(...real), cut, fc.constantFrom(...garbage));
    const moved = fc.oneof(
      filters(route),
      fc
        .constantFrom(
          ...['updatedSince', 'dueBefore'].filter((it) => route.query && it in route.query.shape),
          '',
        )
        .chain((name) =>
          fc
            .constantFrom('0001-01-01T00:00:00Z', '2019-05-21T00:00:00+08:00', '2099-01-01T00:00:00Z')
            .map((it) => (name ? { [name]: it } : {})),
        ),
    );
    const asked = fc.record({ who: fc.constantFrom(...askers(route)), query: moved, cursor });
    await fc.assert(
      fc.asyncProperty(asked, async ({ who, query, cursor }) => {
        const answer = await ask(route, who, { ...query, cursor });
        expect(answer.status, answer.text).toBeLessThan(500);
      }),
      { seed, numRuns: numRuns * 6 },
    );
  },
);
