import { remitsOf } from '@maplebridge/directory';
import { city } from '@maplebridge/directory/city-data';
import { claimNames, deploymentSecret, documentClient, httpHandler, readEnv } from '@maplebridge/lambda';
import { bulletinRoutes } from './api/bulletin-routes.ts';
import { observationRoutes } from './api/observation-routes.ts';
import { statisticsLogs } from './deps.ts';
import { ApiEnv } from './env.ts';
import { editionStore } from './public/edition-store.ts';
import { publicBindings } from './public/public-bindings.ts';
import { figureRoutes } from './reading/routes.ts';
import { snapshots } from './snapshots.ts';

const env = readEnv(ApiEnv);
const client = documentClient();
const secret = deploymentSecret(env.SECRET_ARN);
const view = { client, view: env.VIEW_TABLE };
const logs = statisticsLogs(client, env);
const told = { city, view, ...logs, snapshots: snapshots({ city, view, ...logs }) };

export const handler = httpHandler(
  claimNames(env),
  [
    ...figureRoutes(view, city),
    ...observationRoutes(told),
    ...bulletinRoutes(told),
    ...publicBindings({ city, view, editions: editionStore(client, env.EDITION_TABLE) }),
  ],
  { remits: remitsOf(city), secret },
);
