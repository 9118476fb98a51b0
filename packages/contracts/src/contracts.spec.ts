import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accessDocument } from './access.ts';
import { allRoutes } from './openapi.ts';
import { type ProblemCode, problem, problems } from './problem.ts';
import { routeKey } from './route.ts';

const routes = Object.values(allRoutes).flat();

test('every refusal has a 4xx or 5xx status and a title in both languages', () => {
  for (const [code, { status, en, zh }] of Object.entries(problems)) {
    expect(status, code).toBeGreaterThanOrEqual(400);
    expect(en, code).toMatch(/^[A-Z]/);
    expect(zh, code).toMatch(/\p{Script=Han}/u);
  }
});

test('a problem carries code, status, title in the language asked for, and the fields', () => {
  const errors = [{ pointer: '/body/at', detail: 'x' }];
  expect(problem('time-in-future', 'zh', { instance: 'r-1', errors })).toEqual({
    type: 'https://maplebridge.dev/problems/time-in-future',
    title: '时间不能晚于当前时间',
    status: 422,
    code: 'time-in-future',
    instance: 'r-1',
    errors,
  });
});

test('routes and operations are told apart by their names', () => {
  expect(new Set(routes.map(routeKey)).size).toBe(routes.length);
  expect(new Set(routes.map(({ operationId }) => operationId)).size).toBe(routes.length);
});

test.each(routes.map((route) => [routeKey(route), route] as const))('%s is whole', (_key, route) => {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  expect(Object.keys(route.params?.shape ?? {})).toEqual(inPath);
  expect(Object.keys(route.answers).every((status) => status.startsWith('2'))).toBe(true);
  expect(route.body !== undefined).toBe(route.method !== 'GET');
  expect(route.summary.zh).toMatch(/\p{Script=Han}/u);
});

test('a route that counts its callers says how it refuses them, and a rate comes with its burst', () => {
  for (const { operationId, throttle = {}, rejections } of routes) {
    expect(rejections.includes('caller-throttled'), operationId).toBe(throttle.perCaller !== undefined);
    expect(throttle.burst === undefined, operationId).toBe(throttle.rate === undefined);
  }
});

test('a route that takes a body from anyone counts its callers', () => {
  const open = routes.filter(({ roles, body }) => roles === 'anyone' && body);
  expect(open.length).toBeGreaterThan(3);
  for (const { operationId, throttle } of open) expect(throttle?.perCaller, operationId).toBeDefined();
});

test('the scope of a route fits its roles', () => {
  for (const { operationId, roles, scope } of routes) {
    const open = scope === 'open' || scope === 'code';
    expect(roles === 'anyone', operationId).toBe(open);
    if (scope === 'department' || scope === 'enterprise') expect(roles, operationId).toContain(scope);
  }
});

test('every route that is bound to an area says which remit it asks of a department', () => {
  for (const { operationId, roles, scope, remit, rejections } of routes) {
    const isBound = ['area', 'figures', 'enterprise', 'department'].includes(scope);
    const needsRemit = isBound && roles !== 'anyone' && roles.includes('department');
    expect(remit !== undefined, operationId).toBe(needsRemit);
    expect(rejections.includes('not-in-remit'), operationId).toBe(needsRemit);
  }
});

test('where an id can be computed, what is not the caller’s is answered as what does not exist', () => {
  const hidden = routes.filter(({ computableId }) => computableId);
  expect(hidden.length).toBeGreaterThan(10);
  for (const { operationId, rejections } of hidden) {
    expect(rejections, operationId).toContain('not-found');
    expect(rejections, operationId).not.toContain('area-not-yours');
    expect(rejections, operationId).not.toContain('enterprise-not-yours');
  }
  const byCode = /^\/(enterprises|mediators|parks|statistics\/(observations|bulletins))\/\{/;
  for (const { operationId, path, computableId } of routes)
    expect(computableId ?? false, operationId).toBe(byCode.test(path));
});

test('the table of who may do what is the one the contracts make (pnpm generate)', () => {
  const document = new URL('../../../docs/access.md', import.meta.url);
  expect(readFileSync(document, 'utf8')).toBe(accessDocument());
});

test('every refusal an aggregate can give is named by some route or is the edge’s own', () => {
  const edge: ProblemCode[] = [
    'malformed-json',
    'nested-too-deep',
    'too-many-fields',
    'invalid-request',
    'idempotency-key-missing',
    'idempotency-key-reused',
    'unauthenticated',
    'role-not-allowed',
    'payload-too-large',
    'unsupported-media-type',
    'throttled',
    'limit-reached',
    'internal',
    'unavailable',
  ];
  const named = new Set<string>([...edge, ...routes.flatMap(({ rejections }) => [...rejections])]);
  expect(Object.keys(problems).filter((code) => !named.has(code))).toEqual([]);
});
