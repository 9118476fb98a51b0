import { expect, test } from 'vitest';
import { hazardRoutes } from './hazard/index.ts';
import { intakeRoutes } from './intake/index.ts';
import { type LimitName, limits, limitText, StreamLimit } from './limits.ts';
import { mediationRoutes } from './mediation/index.ts';
import type { RouteDefinition } from './route.ts';
import { bulletinRoutes, observationRoutes } from './statistics/index.ts';

const names = Object.keys(limits) as LimitName[];

test.each(names)('%s has a number, a name, a way to go on and a source', (name) => {
  expect(StreamLimit.safeParse(limits[name])).toMatchObject({ success: true });
});

test.each([
  ['no number', { most: undefined }],
  ['zero', { most: 0 }],
  ['more than a stream can hold', { most: 1_000_000 }],
  ['no Chinese', { what: { en: 'messages', zh: 'messages' } }],
  ['no way to go on', { instead: undefined }],
  ['no source', { source: '' }],
])('a limit with %s is refused', (_, fault) => {
  expect(StreamLimit.safeParse({ ...limits['report-messages'], ...fault }).success).toBe(false);
});

test('a reached limit names what, how many and how to go on, in both languages', () => {
  expect(limitText('report-messages', 'en')).toBe(
    'At most 100: messages of the reporter on one report. Call the station that handles it, or submit a new report.',
  );
  expect(limitText('report-messages', 'zh')).toBe(
    '同一诉求的补充说明已达上限（100）。请致电承办派出所，或另行提交诉求。',
  );
});

test('every limit is named by a route that meets it, so that callers can read of it', () => {
  const routes: readonly RouteDefinition[] = [
    ...intakeRoutes,
    ...mediationRoutes,
    ...hazardRoutes,
    ...observationRoutes,
    ...bulletinRoutes,
  ];
  const named = new Set(routes.flatMap(({ limited = [] }) => limited));
  expect(names.filter((name) => !named.has(name))).toEqual([]);
});
