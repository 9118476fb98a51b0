import type * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { hazardRoutes } from './hazard/index.ts';
import { intakeRoutes } from './intake/index.ts';
import { mediationRoutes } from './mediation/index.ts';
import { open311Routes } from './open311/index.ts';
import { platformRoutes } from './platform/index.ts';
import { Problem, type ProblemCode, problems } from './problem.ts';
import {
  defaultMaxBodyBytes,
  isTable,
  type MediaType,
  needsKey,
  producedBy,
  type RouteDefinition,
} from './route.ts';
import { scopes } from './scope.ts';
import { statisticsRoutes } from './statistics/index.ts';
import { contractsVersion } from './version.ts';

/** Every route of the system by its service. */
export const allRoutes: Readonly<Record<string, readonly RouteDefinition[]>> = {
  intake: intakeRoutes,
  open311: open311Routes,
  mediation: mediationRoutes,
  hazard: hazardRoutes,
  statistics: statisticsRoutes,
  platform: platformRoutes,
};

/** What the edge may refuse on any route, besides what the route itself names. */
function edgeRejections(route: RouteDefinition): ProblemCode[] {
  return [
    'throttled',
    'internal',
    ...(route.roles === 'anyone' ? [] : (['unauthenticated', 'role-not-allowed'] as const)),
    ...(route.params || route.query || route.body ? (['invalid-request'] as const) : []),
    ...(needsKey(route) ? (['idempotency-key-missing', 'idempotency-key-reused'] as const) : []),
    ...(route.body ? (['payload-too-large', 'unsupported-media-type'] as const) : []),
    ...(route.body && !route.consumes ? (['malformed-json'] as const) : []),
  ];
}

const contentIn = (types: readonly MediaType[], schema: z.ZodType) =>
  Object.fromEntries(
    types.map((type) => [type, { schema: isTable(type) ? { type: 'string' as const } : schema }]),
  );

function refusals(route: RouteDefinition): ZodOpenApiOperationObject['responses'] {
  const codes = [...new Set([...route.rejections, ...edgeRejections(route)])];
  const form = route.refusals;
  const byStatus = Map.groupBy(codes, (code) => form?.statusOf(code) ?? problems[code].status);
  const content = form
    ? contentIn(producedBy(route), form.body)
    : { 'application/problem+json': { schema: Problem } };
  return Object.fromEntries(
    [...byStatus].map(([status, of]) => [
      String(status),
      {
        description: of.map((code) => `\`${code}\`: ${problems[code].en} (${problems[code].zh})`).join('; '),
        content,
        // By which a released code is known from one that changed; what stands in the description is for people.
        'x-codes': of,
      },
    ]),
  );
}

const header = (name: string, description: string, schema: object, required = false) => ({
  name,
  in: 'header' as const,
  description,
  required,
  schema,
});

function headers(route: RouteDefinition) {
  if (route.kept) {
    return [header('If-None-Match', 'ETags that are kept; 304 if one still holds', { type: 'string' })];
  }
  if (!needsKey(route)) return [];
  return [
    header(
      'Idempotency-Key',
      'The same key with the same body gives the same answer; take a random UUID for each new thing',
      { type: 'string', minLength: 16, maxLength: 128 },
      true,
    ),
    ...(route.params
      ? [header('If-Match', 'The ETag last seen; 412 if it has changed', { type: 'string' })]
      : []),
  ];
}

function operation(service: string, route: RouteDefinition): ZodOpenApiOperationObject {
  const { params, query, body, answers, roles } = route;
  return {
    operationId: route.operationId,
    tags: [service],
    summary: route.summary.en,
    description: [
      `${route.summary.zh}.`,
      roles === 'anyone' ? 'No token needed.' : `Roles: ${roles.join(', ')}.`,
      `${scopes[route.scope].en}.`,
      ...(body ? [`Body up to ${route.maxBodyBytes ?? defaultMaxBodyBytes} bytes.`] : []),
    ].join(' '),
    security: roles === 'anyone' ? [] : [{ token: [] }],
    ...(roles !== 'anyone' && { 'x-roles': roles }),
    parameters: headers(route),
    requestParams: { ...(params && { path: params }), ...(query && { query }) },
    ...(body && {
      requestBody: { required: true, content: { [route.consumes ?? 'application/json']: { schema: body } } },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, schema]) => [
          status,
          { description: route.summary.en, content: contentIn(producedBy(route), schema) },
        ]),
      ),
      ...(route.kept && { 304: { description: 'What is kept still holds' } }),
      ...refusals(route),
    },
  } as ZodOpenApiOperationObject;
}

/** The OpenAPI 3.1 document of all routes. */
export function openApiDocument() {
  const paths: ZodOpenApiPathsObject = {};
  for (const [service, routes] of Object.entries(allRoutes)) {
    for (const route of routes) {
      paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(service, route) };
    }
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Maplebridge 枫桥',
      version: contractsVersion,
      summary: 'Neighbourhood mediation and industrial-park safety',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: 'http://127.0.0.1:4700', description: 'The local runtime' }],
    tags: Object.keys(allRoutes).map((name) => ({ name })),
    paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  });
}
