import type { platformRoutes } from '../src/platform/index.ts';
import type { ExamplesOf } from './example.ts';

const page = (title: string) => `<!doctype html><html lang="en"><title>${title}</title></html>`;

const schemaFile = 'maplebridge.mediation.case.term-performed.v1.json';
const schemaTitle = 'A term of the agreement was performed 协议条款已履行';

export const platformExamples: ExamplesOf<typeof platformRoutes> = {
  getOpenApi: {
    answer: { openapi: '3.1.1', info: { title: 'Maplebridge 枫桥', version: '1.0.0' }, paths: {} },
  },
  getAsyncApi: { answer: { asyncapi: '3.0.0', info: { title: 'Maplebridge 枫桥', version: '1.0.0' } } },
  readApiReference: { answer: page('Maplebridge API 枫桥接口') },
  readEventReference: { answer: page('Maplebridge events 枫桥事件') },
  getReferenceAsset: {
    params: { file: 'reference.0f1e2d3c4b5a6978.js' },
    answer: '(function(){/* the reader */})()',
  },
  listEventSchemas: {
    answer: { items: [{ file: schemaFile, title: schemaTitle, path: `/schemas/events/${schemaFile}` }] },
  },
  getEventSchema: {
    params: { file: schemaFile },
    answer: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: schemaFile,
      title: schemaTitle,
      type: 'object',
      properties: { term: { type: 'integer', exclusiveMinimum: 0 } },
      required: ['term'],
    },
  },
};
