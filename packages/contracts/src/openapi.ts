import type * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { hazardRoutes } from './hazard/index.ts';
import { intakeRoutes } from './intake/index.ts';
import { limitText } from './limits.ts';
import { mediationRoutes } from './mediation/index.ts';
import { open311Routes } from './open311/index.ts';
import {
  answerHeaders,
  problemHeaders,
  requestHeaders,
  successHeaders,
  unchangedHeaders,
} from './openapi-headers.ts';
import { platformRoutes } from './platform/index.ts';
import { Problem, type ProblemCode, problems } from './problem.ts';
import {
  defaultMaxBodyBytes,
  isTable,
  type MediaType,
  maxFormFields,
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

const tags: Readonly<Record<string, string>> = {
  intake: 'Reports: one front door for disputes, hazards, service requests and tips. 受理',
  open311: 'The same front door for clients of GeoReport v2, in JSON and XML. Open311 接口',
  mediation: 'Cases, their steps, and the mediators who take them. 调解',
  hazard: 'Enterprises, inspections, hazards and accidents of parks. 隐患与园区安全',
  statistics: 'Figures, observations and bulletins. 统计与通报',
  platform: 'What the deployment publishes of itself. 平台',
};

/** What the edge may refuse on any route, besides what the route itself names. */
export function edgeRejections(route: RouteDefinition): ProblemCode[] {
  return [
    'throttled',
    'internal',
    'unavailable',
    ...(route.limited ? (['limit-reached'] as const) : []),
    ...(route.roles === 'anyone' ? [] : (['unauthenticated', 'role-not-allowed'] as const)),
    ...(route.params || route.query || route.body ? (['invalid-request'] as const) : []),
    ...(needsKey(route) ? (['idempotency-key-missing', 'idempotency-key-reused'] as const) : []),
    ...(route.body ? (['payload-too-large', 'unsupported-media-type'] as const) : []),
    ...(route.body && route.consumes ? (['too-many-fields'] as const) : []),
    ...(route.body && !route.consumes ? (['malformed-json', 'nested-too-deep'] as const) : []),
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
        headers: problemHeaders(route, status),
        content,
        // By which a released code is known from one that changed; what stands in the description is for people.
        'x-codes': of,
      },
    ]),
  );
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
      ...(route.limited ?? []).map((name) => limitText(name, 'en')),
      ...(body ? [`Body up to ${route.maxBodyBytes ?? defaultMaxBodyBytes} bytes.`] : []),
      ...(body && route.consumes ? [`Up to ${maxFormFields} fields.`] : []),
    ].join(' '),
    security: roles === 'anyone' ? [] : [{ token: [] }],
    ...(roles !== 'anyone' && { 'x-roles': roles }),
    parameters: requestHeaders(route),
    requestParams: { ...(params && { path: params }), ...(query && { query }) },
    ...(body && {
      requestBody: { required: true, content: { [route.consumes ?? 'application/json']: { schema: body } } },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, schema]) => [
          status,
          {
            description: route.summary.en,
            headers: successHeaders(route, Number(status)),
            content: contentIn(producedBy(route), schema),
          },
        ]),
      ),
      ...(route.kept && { 304: { description: 'What is kept still holds', headers: unchangedHeaders } }),
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
    servers: [
      { url: '/', description: 'The deployment that serves this document' },
      { url: 'http://127.0.0.1:4700', description: 'The local runtime' },
    ],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      headers: answerHeaders,
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  });
}
