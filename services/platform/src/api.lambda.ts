import {
  getAsyncApi,
  getEventSchema,
  getOpenApi,
  getReferenceAsset,
  listEventSchemas,
  readApiReference,
  readEventReference,
} from '@maplebridge/contracts/platform';
import { claimNames, httpHandler, on, readEnv } from '@maplebridge/lambda';
import { ApiEnv } from './env.ts';
import { schemaFile, schemaIndex } from './schema-names.ts';
import { served } from './served.ts';

/** Serves the documents a deployment publishes about itself. Requests that match no route also arrive here and get a 404 problem. */
export const handler = httpHandler(claimNames(readEnv(ApiEnv)), [
  on(getOpenApi, () => served('openapi.json', 'application/json')),
  on(getAsyncApi, () => served('asyncapi.json', 'application/json')),
  on(readApiReference, () => served('docs.html', 'text/html')),
  on(readEventReference, () => served('events.html', 'text/html')),
  on(getReferenceAsset, ({ params }) => served(params.file, 'text/javascript')),
  on(listEventSchemas, () => served(schemaIndex, 'application/json')),
  on(getEventSchema, ({ params }) => served(schemaFile(params.file), 'application/json')),
]);
