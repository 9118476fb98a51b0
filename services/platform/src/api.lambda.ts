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

/** Serves what a deployment publishes of itself. Whatever no other route takes comes here too, and is told so by a problem. */
export const handler = httpHandler(claimNames(readEnv(ApiEnv)), [
  on(getOpenApi, () => served('openapi.json', 'application/json')),
  on(getAsyncApi, () => served('asyncapi.json', 'application/json')),
  on(readApiReference, () => served('docs.html', 'text/html')),
  on(readEventReference, () => served('events.html', 'text/html')),
  on(getReferenceAsset, ({ params }) => served(params.file, 'text/javascript')),
  on(listEventSchemas, () => served(schemaIndex, 'application/json')),
  on(getEventSchema, ({ params }) => served(schemaFile(params.file), 'application/json')),
]);
