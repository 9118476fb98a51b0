import * as z from 'zod';
import { route } from '../route.ts';
import { schemaRoutes } from './schema-routes.ts';

export { getEventSchema, listEventSchemas } from './schema-routes.ts';

export const getOpenApi = route({
  operationId: 'getOpenApi',
  method: 'GET',
  path: '/openapi.json',
  summary: { en: 'This description of the API', zh: '本接口说明' },
  roles: 'anyone',
  scope: 'open',
  answers: { 200: z.record(z.string(), z.unknown()) },
  rejections: [],
});

export const platformRoutes = [getOpenApi, ...schemaRoutes] as const;
