import * as z from 'zod';
import { type RouteDefinition, route } from '../route.ts';
import { schemaRoutes } from './schema-routes.ts';

export { getEventSchema, listEventSchemas } from './schema-routes.ts';

/** What a deployment publishes of itself: the same for all, and part of what was deployed. */
const published = {
  method: 'GET',
  roles: 'anyone',
  scope: 'open',
  kept: 'by-anyone',
  rejections: [],
} as const satisfies Partial<RouteDefinition>;

const document = { ...published, answers: { 200: z.record(z.string(), z.unknown()) } } as const;
const page = { ...published, answers: { 200: z.string() }, produces: ['text/html'] } as const;

export const getOpenApi = route({
  ...document,
  operationId: 'getOpenApi',
  path: '/openapi.json',
  summary: { en: 'This description of the API (OpenAPI 3.1)', zh: '本接口说明（OpenAPI 3.1）' },
});

export const getAsyncApi = route({
  ...document,
  operationId: 'getAsyncApi',
  path: '/asyncapi.json',
  summary: {
    en: 'The description of events and queues (AsyncAPI 3.0)',
    zh: '事件与队列说明（AsyncAPI 3.0）',
  },
});

export const readApiReference = route({
  ...page,
  operationId: 'readApiReference',
  path: '/docs',
  summary: { en: 'The API, to be read in a browser', zh: '接口文档（网页）' },
});

export const readEventReference = route({
  ...page,
  operationId: 'readEventReference',
  path: '/docs/events',
  summary: { en: 'Events and queues, to be read in a browser', zh: '事件文档（网页）' },
});

/** Its name changes with what it holds, so whoever has it never asks again. */
export const getReferenceAsset = route({
  ...published,
  operationId: 'getReferenceAsset',
  path: '/docs/assets/{file}',
  summary: { en: 'A file that the pages load', zh: '文档网页所用文件' },
  params: z.strictObject({
    file: z
      .string()
      .regex(/^[a-z]{1,20}\.[0-9a-f]{16}\.js$/, 'must be a name that a page gives')
      .meta({ examples: ['reference.0f1e2d3c4b5a6978.js'] }),
  }),
  answers: { 200: z.string() },
  produces: ['text/javascript'],
  kept: 'for-good',
  rejections: ['not-found'],
});

export const platformRoutes = [
  getOpenApi,
  getAsyncApi,
  readApiReference,
  readEventReference,
  getReferenceAsset,
  ...schemaRoutes,
] as const;
