import openapi from '@maplebridge/contracts/openapi.json' with { type: 'json' };
import { getOpenApi } from '@maplebridge/contracts/platform';
import { claimNames, httpHandler, ok, on, readEnv } from '@maplebridge/lambda';
import { ApiEnv } from './env.ts';
import { schemaBindings } from './event-schemas.ts';

/** Serves the API's description and the schemas of events. Whatever no other route takes comes here too, and is told so by a problem. */
export const handler = httpHandler(claimNames(readEnv(ApiEnv)), [
  on(getOpenApi, async () => ok(openapi)),
  ...schemaBindings,
]);
