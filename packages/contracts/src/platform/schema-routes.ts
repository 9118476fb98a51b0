import * as z from 'zod';
import { route } from '../route.ts';

/** `<type>.json`, or `cloud-event.json` for what is around the data of every event. */
const SchemaFile = z
  .string()
  .regex(/^[a-z0-9.-]{1,120}\.json$/, 'must be the name of a schema with .json at its end')
  .meta({ examples: ['maplebridge.mediation.case.opened.v1.json'] });

const SchemaIndex = z
  .strictObject({
    items: z.array(
      z.strictObject({
        file: SchemaFile,
        title: z.string(),
        path: z.string().describe('Where it is served, under this API'),
      }),
    ),
  })
  .meta({ id: 'SchemaIndex' });

export const listEventSchemas = route({
  operationId: 'listEventSchemas',
  method: 'GET',
  path: '/schemas/events',
  summary: { en: 'The JSON Schemas of all events, also of versions no longer sent', zh: '全部事件数据模式' },
  roles: 'anyone',
  scope: 'open',
  answers: { 200: SchemaIndex },
  rejections: [],
  kept: 'by-anyone',
});

/** What `dataschema` of an event leads to. */
export const getEventSchema = route({
  operationId: 'getEventSchema',
  method: 'GET',
  path: '/schemas/events/{file}',
  summary: { en: 'The JSON Schema of one version of an event', zh: '某一版本事件的数据模式' },
  roles: 'anyone',
  scope: 'open',
  params: z.strictObject({ file: SchemaFile }),
  answers: { 200: z.record(z.string(), z.unknown()) },
  rejections: ['not-found'],
  kept: 'by-anyone',
});

export const schemaRoutes = [listEventSchemas, getEventSchema] as const;
