import { city } from '@maplebridge/directory/city-data';
import { claimNames, documentClient, httpHandler, readEnv } from '@maplebridge/lambda';
import { ApiEnv } from './env.ts';
import { editionStore } from './public/edition-store.ts';
import { publicBindings } from './public/public-bindings.ts';
import { figureRoutes } from './reading/routes.ts';

const env = readEnv(ApiEnv);
const client = documentClient();
const view = { client, view: env.VIEW_TABLE };

export const handler = httpHandler(claimNames(env), [
  ...figureRoutes(view),
  ...publicBindings({ city, view, editions: editionStore(client, env.EDITION_TABLE) }),
]);
